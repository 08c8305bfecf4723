package it.portaledgst.domain.support;

import it.portaledgst.domain.Refusal;
import it.portaledgst.domain.RejectedException;

/** Somebody was faster: what the clerk looked at is not what there is any more. */
public final class CaseChanged extends RejectedException {

    CaseChanged(Refusal why, Object... byWhom) {
        super(why, byWhom);
    }
}
