package it.portaledgst.domain.parity;

import it.portaledgst.domain.journal.StaffAct;

enum ParityAct implements StaffAct {
    PARITY_ASKED, PARITY_DECIDED
}
