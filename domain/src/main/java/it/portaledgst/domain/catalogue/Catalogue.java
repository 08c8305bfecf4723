package it.portaledgst.domain.catalogue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The services that can be paid. */
@Component
public class Catalogue {

    /** Enabled services that have every word of the text; all of them when it is null or blank. */
    public List<ServiceEntry> search(String text) {
        throw new UnsupportedOperationException();
    }

    /** Also finds disabled services: existing requests keep showing their names. */
    public Optional<ServiceEntry> find(String code) {
        throw new UnsupportedOperationException();
    }

    /** What is wrong with the service's own fields: field name to Italian sentence; empty when all is well. */
    public Map<String, String> problems(ServiceEntry service, Map<String, String> fields) {
        throw new UnsupportedOperationException();
    }
}
