package it.portaledgst.domain.payment;

import it.portaledgst.domain.Refusal;
import it.portaledgst.domain.RejectedException;

public class NotDeletableException extends RejectedException {

    NotDeletableException(Refusal why) {
        super(why);
    }
}
