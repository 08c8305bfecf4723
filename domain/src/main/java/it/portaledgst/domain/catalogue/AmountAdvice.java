package it.portaledgst.domain.catalogue;

import java.util.List;
import java.util.Map;

/** What was published on the amount of a service. Information only: the citizen types the amount, the office checks it. */
public interface AmountAdvice {

    /**
     * What applies today beside these values of the service's fields, as typed. What is not given yet excludes nothing; what
     * no rule knows leads to nothing.
     */
    List<PublishedAmount> amounts(ServiceEntry service, Map<String, String> values);
}
