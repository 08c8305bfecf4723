package it.portaledgst.domain.support;

import java.time.Instant;

/** Something that happened to a case; {@code whoName} is null when the portal or the person did it. */
public record CaseEvent(Instant at, Kind kind, String whoName, String officeCode, String detail) {

    public enum Kind {
        OPENED, ROUTED, LOOKED, CLAIMED, RELEASED, ANSWERED, ASKED, REPLIED, ADDED, NOTED, FORWARDED, CLOSED, WARNED, ESCALATED,
        REMINDED, CLOSED_UNANSWERED, REOPENED
    }
}
