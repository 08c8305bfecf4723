package it.portaledgst.workers.integrator;

import java.util.Map;

/** @param amount in euros, a dot before the cents */
record NewRequestJson(String serviceCode, DebtorJson debtor, String amount, String officeCode, Map<String, String> fields) {
}
