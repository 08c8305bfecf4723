package it.portaledgst.domain.desk;

import it.portaledgst.domain.journal.StaffAct;

enum DeskAct implements StaffAct {
    PAYMENTS_SEARCHED, PAYMENT_OPENED, PAYMENT_ASKED_AT_COUNTER, DOCUMENT_TAKEN, PAYMENT_CANCELLED, RECEIPT_DECIDED, PAYMENT_CHECKED
}
