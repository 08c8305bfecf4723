package it.portaledgst.domain.catalogue;

import java.util.List;

/**
 * What a schema cannot say of a catalogue. The sentence is for those who keep the file; the portal's editor says it in the
 * reader's language, by the name.
 */
public enum CatalogueRule {
    REGULAR_EXPRESSION("is no regular expression: %1$s"),
    FOR_TEXTS("is for texts only, not for %1$s"),
    FOR_NUMBERS("is for fields of type NUMBER only, not for %1$s"),
    FOR_DATES("is for fields of type DATE only, not for %1$s"),
    FOR_CHOICES("can be given for fields of type CHOICE only, not for %1$s"),
    CAUSALE_FREE_TEXT("cannot print a free text"),
    CAUSALE_TOO_LONG("can make a causale of %1$s characters, at most %2$s are carried everywhere"),
    MAX_BELOW_MIN("is less than min"),
    NOT_AFTER_TOO_EARLY("is earlier than notBefore"),
    CODE_TWICE("is the code of an earlier service, too"),
    CODE_NOT_VERIFIED("is not verified and must have a number above %1$s"),
    TAXONOMY("is not one of the taxonomies of this catalogue"),
    TAXONOMY_UNUSED("is used by no service"),
    NO_FIELD("is no field of this service"),
    NO_DATE("is no field of type DATE"),
    ASKED_TWICE("is asked twice by this service"),
    NOT_DESCRIBED("is not described under fields"),
    FIELD_UNUSED("is asked by no service"),
    NEEDS_CHOICES("offers a choice and needs choices"),
    OFFERED_TWICE("is offered twice"),
    NO_CHOICE_BEFORE("is no choice this service asks for before"),
    NOT_OFFERED("is not offered by %1$s");

    private final String sentence;

    CatalogueRule(String sentence) {
        this.sentence = sentence;
    }

    String sentence(List<String> values) {
        return sentence.formatted(values.toArray());
    }
}
