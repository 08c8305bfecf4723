package it.portaledgst.domain.monitoring;

import it.portaledgst.domain.journal.StaffAct;

enum MonitoringAct implements StaffAct {
    INCIDENT_RETRIED, PATH_LOOKED_AT
}
