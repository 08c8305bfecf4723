package it.portaledgst.domain.payment;

import it.portaledgst.domain.RejectedException;

public class NotDeletableException extends RejectedException {

    NotDeletableException(String sentence) {
        super(sentence);
    }
}
