package it.portaledgst.sandbox.zeebe;

import io.camunda.zeebe.protocol.record.RejectionType;
import io.camunda.zeebe.protocol.record.intent.Intent;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a caller did wrong or we cannot do, told as an RFC 9457 problem detail with Camunda's titles and codes. */
final class Problem extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int status;
  private final String title;

  private Problem(int status, String title, String detail) {
    super(detail);
    this.status = status;
    this.title = title;
  }

  static Problem invalid(String detail) {
    return new Problem(400, "INVALID_ARGUMENT", detail);
  }

  /** What Camunda finds out before it looks at the request's meaning: it cannot be read. */
  static Problem unreadable(String detail) {
    return new Problem(400, "Bad Request", detail);
  }

  static Problem notFound(String detail) {
    return new Problem(404, "NOT_FOUND", detail);
  }

  static Problem exhausted() {
    return new Problem(503, "RESOURCE_EXHAUSTED", "Expected to handle the request, but the partition has too many requests in flight; try again");
  }

  static Problem unavailable(String detail) {
    return new Problem(503, "UNAVAILABLE", detail);
  }

  static Problem deadline(Intent intent) {
    return new Problem(504, "DEADLINE_EXCEEDED", "Expected to handle the request, but the engine did not answer command '" + intent + "' in time");
  }

  static Problem unsupported(String detail) {
    return new Problem(501, "NOT_IMPLEMENTED", detail);
  }

  static Problem internal(String detail) {
    return new Problem(500, "INTERNAL", detail);
  }

  static Problem rejected(Intent intent, RejectionType type, String reason) {
    String detail = "Command '%s' rejected with code '%s': %s".formatted(intent, type, reason);
    return switch (type) {
      case INVALID_ARGUMENT -> new Problem(400, type.name(), detail);
      case NOT_FOUND -> new Problem(404, type.name(), detail);
      case ALREADY_EXISTS, INVALID_STATE -> new Problem(409, type.name(), detail);
      case UNAUTHORIZED -> new Problem(401, type.name(), detail);
      case FORBIDDEN -> new Problem(403, type.name(), detail);
      case EXCEEDED_BATCH_RECORD_SIZE, PROCESSING_ERROR -> new Problem(500, "INTERNAL", detail);
      default -> new Problem(500, "UNKNOWN", detail);
    };
  }

  int status() {
    return status;
  }

  String title() {
    return title;
  }

  Map<String, Object> body(String path) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("type", "about:blank");
    body.put("title", title);
    body.put("status", status);
    body.put("detail", getMessage());
    body.put("instance", path);
    return body;
  }
}
