package it.portaledgst.sandbox.zeebe;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.camunda.zeebe.protocol.impl.encoding.MsgPackConverter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** JSON as the API speaks it: keys are strings, dates are ISO in UTC with milliseconds. */
final class Json {

  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSX").withZone(ZoneOffset.UTC);

  private Json() {}

  static JsonNode parse(byte[] bytes) {
    if (bytes.length == 0) {
      return MissingNode.getInstance();
    }
    try {
      JsonNode node = MAPPER.readTree(bytes);
      if (!node.isObject()) {
        throw Problem.unreadable("Request body is not a JSON object");
      }
      return node;
    } catch (JsonProcessingException e) {
      throw Problem.unreadable("Request body is not valid JSON: " + e.getOriginalMessage());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  static byte[] bytes(Object value) {
    try {
      return MAPPER.writeValueAsBytes(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  static JsonNode tree(Object value) {
    return MAPPER.valueToTree(value);
  }

  static String text(Object value) {
    return new String(bytes(value), StandardCharsets.UTF_8);
  }

  /** What {@link #text} wrote; null for null. */
  static JsonNode value(String json) {
    return json == null ? null : node(json);
  }

  /** @throws IllegalArgumentException when it is not JSON */
  static JsonNode node(String json) {
    try {
      return MAPPER.readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  static List<String> strings(String json) {
    try {
      return json == null || json.isEmpty() ? List.of() : MAPPER.readValue(json, new TypeReference<>() {});
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  static List<String> strings(JsonNode array) {
    List<String> strings = new ArrayList<>();
    array.forEach(item -> strings.add(item.asText()));
    return strings;
  }

  /** The variables of a request as the engine wants them. */
  static DirectBuffer msgPack(JsonNode variables) {
    String json = isAbsent(variables) ? "{}" : variables.toString();
    return new UnsafeBuffer(MsgPackConverter.convertToMsgPack(json));
  }

  static boolean isAbsent(JsonNode node) {
    return node.isMissingNode() || node.isNull();
  }

  static String key(long key) {
    return key < 0 ? null : Long.toString(key);
  }

  static String date(long millis) {
    return millis < 0 ? null : DATE.format(Instant.ofEpochMilli(millis));
  }

  /** The time of a date that the engine has checked, or null. */
  static Long millis(String date) {
    return date == null || date.isEmpty() ? null : (Long) ZonedDateTime.parse(date).toInstant().toEpochMilli();
  }

  static String emptyToNull(String text) {
    return text == null || text.isEmpty() ? null : text;
  }

  /** An object with the given members, in order; null values are kept, as the API does. */
  static Map<String, Object> object(Object... namesAndValues) {
    Map<String, Object> object = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      object.put((String) namesAndValues[i], namesAndValues[i + 1]);
    }
    return object;
  }
}
