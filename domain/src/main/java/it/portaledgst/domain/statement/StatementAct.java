package it.portaledgst.domain.statement;

import it.portaledgst.domain.journal.StaffAct;

enum StatementAct implements StaffAct {
    STATEMENT_OPENED, STATEMENT_APPROVED, STATEMENT_REFUSED
}
