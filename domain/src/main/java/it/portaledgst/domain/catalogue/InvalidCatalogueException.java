package it.portaledgst.domain.catalogue;

import java.util.List;
import java.util.stream.Collectors;

/** The catalogue cannot be used; the message has a line for each mistake. */
class InvalidCatalogueException extends RuntimeException {

    private final List<CatalogueMistake> mistakes;

    InvalidCatalogueException(List<CatalogueMistake> mistakes) {
        super(mistakes.stream().map(CatalogueMistake::toString)
                .collect(Collectors.joining("\n  ", "the catalogue of services cannot be used:\n  ", "")));
        this.mistakes = List.copyOf(mistakes);
    }

    List<CatalogueMistake> mistakes() {
        return mistakes;
    }
}
