package it.portaledgst.domain.payment;

import it.portaledgst.domain.Refusal;
import it.portaledgst.domain.RejectedException;

public class NotPayableException extends RejectedException {

    NotPayableException(Refusal why) {
        super(why);
    }
}
