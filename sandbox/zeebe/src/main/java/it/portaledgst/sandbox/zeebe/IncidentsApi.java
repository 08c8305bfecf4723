package it.portaledgst.sandbox.zeebe;

import io.camunda.zeebe.protocol.impl.record.value.incident.IncidentRecord;
import io.camunda.zeebe.protocol.record.intent.IncidentIntent;

/** Resolves incidents. */
final class IncidentsApi {

  private final Broker broker;

  IncidentsApi(Broker broker) {
    this.broker = broker;
  }

  void routes(RestServer rest) {
    rest.route("POST", "/v2/incidents/{incidentKey}/resolution", request -> {
      new Violations().operationReference(request.body()).check();
      broker.partition().commands().send(IncidentIntent.RESOLVE, request.key("incidentKey"), new IncidentRecord());
      return null;
    });
  }
}
