package it.portaledgst.sandbox.zeebe;

import static it.portaledgst.sandbox.zeebe.Json.object;

import com.fasterxml.jackson.databind.JsonNode;
import io.camunda.zeebe.protocol.impl.record.value.clock.ClockRecord;
import io.camunda.zeebe.protocol.record.intent.ClockIntent;
import io.camunda.zeebe.util.VersionUtil;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Topology, status and the clock; on the management port the clock again, the purge and health. */
final class ClusterApi {

  private final Broker broker;

  ClusterApi(Broker broker) {
    this.broker = broker;
  }

  void routes(RestServer rest) {
    rest.route("GET", "/v2/topology", request -> topology(rest.port()));
    rest.route("GET", "/v2/status", request -> {
      health();
      return null;
    });
    rest.route("GET", "/v2/license", request ->
        object("validLicense", false, "licenseType", "unknown", "isCommercial", false, "expiresAt", null));
    rest.route("PUT", "/v2/clock", request -> {
      JsonNode body = request.requiredBody();
      long timestamp = Request.number(body, "timestamp", 0);
      new Violations().required(body, "timestamp")
          .add(timestamp < 0, "The value for timestamp is '" + timestamp + "' but must be not negative").check();
      broker.partition().commands().send(ClockIntent.PIN, new ClockRecord().pinAt(timestamp));
      return null;
    });
    rest.route("POST", "/v2/clock/reset", request -> {
      broker.partition().commands().send(ClockIntent.RESET, new ClockRecord());
      return null;
    });
  }

  void managementRoutes(RestServer management) {
    management.route("GET", "/actuator/health", request -> health());
    management.route("GET", "/actuator/health/{probe}", request -> health());
    management.route("GET", "/actuator/clock", request -> clock());
    management.route("POST", "/actuator/clock/add", request -> {
      broker.clock().add(Duration.ofMillis(Request.number(request.body(), "offsetMilli", 0)));
      return clock();
    });
    management.route("POST", "/actuator/clock/pin", request -> {
      broker.clock().pin(Instant.ofEpochMilli(Request.number(request.body(), "epochMilli", broker.clock().millis())));
      return clock();
    });
    management.route("DELETE", "/actuator/clock", request -> {
      broker.clock().reset();
      return clock();
    });
    management.route("GET", "/actuator/partitions", request -> partitions());
    management.route("POST", "/actuator/partitions/takeSnapshot", request -> {
      broker.partition().snapshotNow();
      return partitions();
    });
    management.route("POST", "/actuator/cluster/purge", request ->
        object("changeId", broker.purge(), "currentTopology", List.of(), "plannedChanges", List.of(), "expectedTopology", List.of()));
  }

  private Object health() {
    if (!broker.healthy()) {
      throw Problem.unavailable("The partition is not healthy");
    }
    return object("status", "UP");
  }

  private Object partitions() {
    Partition partition = broker.partition();
    return object(Integer.toString(Partition.ID), object(
        "role", "LEADER",
        "health", broker.healthy() ? "HEALTHY" : "UNHEALTHY",
        "processedPosition", partition.processedPosition(),
        "processedPositionInSnapshot", partition.snapshotPosition()));
  }

  private Object clock() {
    Instant now = broker.clock().instant();
    return object("epochMilli", now.toEpochMilli(), "instant", now.toString());
  }

  private Object topology(int port) {
    String version = VersionUtil.getVersion();
    Object partition = object("partitionId", Partition.ID, "role", "leader", "health", broker.healthy() ? "healthy" : "unhealthy");
    return object(
        "brokers", List.of(object("nodeId", 0, "host", "127.0.0.1", "port", port, "partitions", List.of(partition), "version", version)),
        "clusterId", "sandbox",
        "clusterSize", 1,
        "partitionsCount", 1,
        "replicationFactor", 1,
        "gatewayVersion", version,
        "lastCompletedChangeId", Long.toString(broker.lastChange()));
  }
}
