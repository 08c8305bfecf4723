package it.portaledgst.workers.integrator;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.type.LogicalType;

/** Reads what a client sent, strictly: what was not meant is better refused than guessed. */
final class JsonBody {

    static final int MAX_BYTES = 64 * 1024;

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
            .withCoercionConfig(LogicalType.Textual, text -> {
                text.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail);
                text.setCoercion(CoercionInputShape.Float, CoercionAction.Fail);
                text.setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail);
            })
            .build();

    private JsonBody() {
    }

    static <T> T read(InputStream body, Class<T> type) throws IOException {
        byte[] bytes = body.readNBytes(MAX_BYTES + 1);
        if (bytes.length > MAX_BYTES) {
            throw new ApiProblem(ProblemType.TOO_LONG, "Il corpo della richiesta può avere al massimo 64 kB.");
        }
        try {
            var tree = JSON.readTree(bytes);
            if (tree == null || !tree.isObject()) {
                throw ApiProblem.inBody(ProblemType.MALFORMED, "", "TYPE", "Il corpo della richiesta deve essere un oggetto JSON.");
            }
            checkText(tree, "");
            return JSON.treeToValue(tree, type);
        } catch (DatabindException e) {
            throw ApiProblem.inBody(ProblemType.MALFORMED, pointer(e), "TYPE", "Questo dato non è previsto qui o non è del tipo giusto.");
        } catch (JacksonException e) {
            throw new ApiProblem(ProblemType.MALFORMED, "Il corpo della richiesta non è JSON corretto.");
        }
    }

    /** Whether it can be stored: no NUL, no half of a character. */
    static boolean isText(String text) {
        return text.indexOf('\0') < 0 && StandardCharsets.UTF_8.newEncoder().canEncode(text);
    }

    /** @param name not yet escaped as RFC 6901 wants it */
    static String below(String pointer, String name) {
        return pointer + "/" + name.replace("~", "~0").replace("/", "~1");
    }

    private static void checkText(JsonNode node, String pointer) {
        if (node.isString() && !isText(node.stringValue())) {
            throw ApiProblem.inBody(ProblemType.MALFORMED, pointer, "CHARACTERS", "Il testo contiene caratteri non ammessi.");
        }
        if (node.isArray()) {
            // no body has lists; the types will say so
            return;
        }
        node.properties().forEach(property -> {
            if (!isText(property.getKey())) {
                throw ApiProblem.inBody(ProblemType.MALFORMED, pointer, "CHARACTERS", "Il testo contiene caratteri non ammessi.");
            }
            checkText(property.getValue(), below(pointer, property.getKey()));
        });
    }

    private static String pointer(DatabindException e) {
        return e.getPath().stream().map(step -> step.getPropertyName() == null ? String.valueOf(step.getIndex()) : step.getPropertyName())
                .map(name -> below("", name)).collect(Collectors.joining());
    }
}
