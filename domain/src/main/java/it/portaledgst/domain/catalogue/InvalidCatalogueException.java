package it.portaledgst.domain.catalogue;

import it.portaledgst.domain.WrongSetting;
import java.util.List;
import java.util.stream.Collectors;

/** The catalogue cannot be used; the message has a line for each mistake, and says what to do. */
class InvalidCatalogueException extends WrongSetting {

    private final List<CatalogueMistake> mistakes;

    InvalidCatalogueException(List<CatalogueMistake> mistakes) {
        super(mistakes.stream().map(CatalogueMistake::toString)
                .collect(Collectors.joining("\n  ", "the catalogue of services cannot be used. Correct it where it"
                        + " is wrong, or set PORTALE_CATALOGUE to one that is right (file:/...):\n  ", "")));
        this.mistakes = List.copyOf(mistakes);
    }

    List<CatalogueMistake> mistakes() {
        return mistakes;
    }
}
