package it.portaledgst.sandbox.zeebe;

import static it.portaledgst.sandbox.zeebe.Json.key;
import static it.portaledgst.sandbox.zeebe.Json.object;

import com.fasterxml.jackson.databind.JsonNode;
import io.camunda.zeebe.protocol.impl.record.value.message.MessageCorrelationRecord;
import io.camunda.zeebe.protocol.impl.record.value.message.MessageRecord;
import io.camunda.zeebe.protocol.impl.record.value.signal.SignalRecord;
import io.camunda.zeebe.protocol.record.intent.MessageCorrelationIntent;
import io.camunda.zeebe.protocol.record.intent.MessageIntent;
import io.camunda.zeebe.protocol.record.intent.SignalIntent;

/** Messages and signals. */
final class MessagesApi {

  private final Broker broker;

  MessagesApi(Broker broker) {
    this.broker = broker;
  }

  void routes(RestServer rest) {
    rest.route("POST", "/v2/messages/publication", this::publish);
    rest.route("POST", "/v2/messages/correlation", this::correlate);
    rest.route("POST", "/v2/signals/broadcast", this::broadcast);
  }

  private Object publish(Request request) {
    JsonNode body = request.requiredBody();
    String tenant = Request.tenant(body, "Publish Message");
    Commands.Answer answer = broker.partition().commands().send(MessageIntent.PUBLISH, new MessageRecord()
        .setName(Request.required(body, "name"))
        .setCorrelationKey(Request.text(body, "correlationKey", ""))
        .setMessageId(Request.text(body, "messageId", ""))
        .setTimeToLive(Request.number(body, "timeToLive", 0))
        .setTenantId(tenant)
        .setVariables(Json.msgPack(Request.variables(body))));
    return object("tenantId", tenant, "messageKey", key(answer.key()));
  }

  private Object correlate(Request request) {
    JsonNode body = request.requiredBody();
    String tenant = Request.tenant(body, "Correlate Message");
    new Violations().add(Request.text(body, "name", "").isBlank(), "No messageName provided").check();
    MessageCorrelationRecord correlated = broker.partition().commands()
        .send(MessageCorrelationIntent.CORRELATE, new MessageCorrelationRecord()
            .setName(body.path("name").asText())
            .setCorrelationKey(Request.text(body, "correlationKey", ""))
            .setTenantId(tenant)
            .setVariables(Json.msgPack(Request.variables(body))))
        .read(new MessageCorrelationRecord());
    return object(
        "tenantId", correlated.getTenantId(),
        "messageKey", key(correlated.getMessageKey()),
        "processInstanceKey", key(correlated.getProcessInstanceKey()));
  }

  private Object broadcast(Request request) {
    JsonNode body = request.requiredBody();
    String tenant = Request.tenant(body, "Broadcast Signal");
    Commands.Answer answer = broker.partition().commands().send(SignalIntent.BROADCAST, new SignalRecord()
        .setSignalName(Request.required(body, "signalName"))
        .setTenantId(tenant)
        .setVariables(Json.msgPack(Request.variables(body))));
    return object("tenantId", tenant, "signalKey", key(answer.key()));
  }
}
