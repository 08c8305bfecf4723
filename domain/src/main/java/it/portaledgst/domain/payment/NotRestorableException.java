package it.portaledgst.domain.payment;

import it.portaledgst.domain.Refusal;
import it.portaledgst.domain.RejectedException;

public class NotRestorableException extends RejectedException {

    NotRestorableException(Refusal why) {
        super(why);
    }
}
