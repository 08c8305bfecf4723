package it.portaledgst.domain.payment;

import it.portaledgst.domain.RejectedException;

public class NotPayableException extends RejectedException {

    NotPayableException(String sentence) {
        super(sentence);
    }
}
