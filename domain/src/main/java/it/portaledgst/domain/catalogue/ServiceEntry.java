package it.portaledgst.domain.catalogue;

import java.util.List;

/** A payable service. {@code codeVerified} is false for codes invented for this project; they must stay visibly so. */
public record ServiceEntry(String code, boolean codeVerified, String title, String subject, List<String> laws,
                           String page, OfficeCriterion criterion, boolean enabled, List<PublishedAmount> amounts,
                           List<ServiceField> fields, List<String> keywords, List<String> instructions,
                           String taxonomy) {

    public ServiceEntry {
        laws = laws == null ? List.of() : List.copyOf(laws);
        amounts = amounts == null ? List.of() : List.copyOf(amounts);
        fields = fields == null ? List.of() : List.copyOf(fields);
        keywords = keywords == null ? List.of() : List.copyOf(keywords);
        instructions = instructions == null ? List.of() : List.copyOf(instructions);
    }
}
