package it.portaledgst.sandbox.world.pagopa;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** pagoPA's archive of open positions: creditors tell it what may be paid, so that it can answer in their place. */
@RestController
class AcaApi {

    private final Positions positions;
    private final Receipts receipts;
    private final PagopaSettings settings;
    private final Faults faults;
    private final JsonMapper json;

    AcaApi(Positions positions, Receipts receipts, PagopaSettings settings, Faults faults, JsonMapper json) {
        this.positions = positions;
        this.receipts = receipts;
        this.settings = settings;
        this.faults = faults;
        this.json = json;
    }

    @PostMapping(path = "/aca/v1/paCreatePosition", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Object> create(@RequestBody String body) {
        JsonFields fields;
        try {
            fields = JsonFields.of(json.readTree(body));
        } catch (JacksonException e) {
            return ProblemJson.of(HttpStatus.BAD_REQUEST, "Bad request", "the body is not JSON");
        }
        Position position = read(fields);
        if (faults.take(Faults.Kind.ACA_DOWN, null, fields.problems().isEmpty() ? position.euro() : null).isPresent()) {
            return ProblemJson.of(HttpStatus.BAD_GATEWAY, "Bad gateway", "Bad gateway, error while execute request");
        }
        if (!fields.problems().isEmpty()) {
            return ProblemJson.of(HttpStatus.BAD_REQUEST, "Bad request", String.join("; ", fields.problems()));
        }
        if (position.closed() && positions.find(position.notice()).isEmpty()) {
            return ProblemJson.of(HttpStatus.NOT_FOUND, "Invocation exception",
                    "Error while invalidate debit position. Debit position not found with " + position.iuv());
        }
        if (receipts.paid(position.notice())) {
            return ProblemJson.of(HttpStatus.CONFLICT, "Invocation exception", "Error while "
                    + (position.closed() ? "invalidate" : "update") + " debit position conflict into request");
        }
        positions.store(position);
        return ResponseEntity.ok(answer(position));
    }

    private static Position read(JsonFields fields) {
        String iuv = fields.text("iuv", 1, 255);
        String nav = fields.optionalText("nav", 1, 255);
        return new Position(fields.text("paFiscalCode", 11, 11), fields.oneOf("entityType", List.of("F", "G")),
                fields.text("entityFiscalCode", 2, Integer.MAX_VALUE), fields.text("entityFullName", 1, 255), iuv,
                nav == null ? "3" + iuv : nav, fields.integer("amount", 0, 99_999_999_999L),
                fields.text("description", 1, 255), fields.dateTime("expirationDate"),
                fields.optionalText("iban", 27, 27), fields.optionalText("postalIban", 27, 27),
                fields.flag("switchToExpired", false), fields.flag("payStandIn", true));
    }

    private Map<String, Object> answer(Position position) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("paFiscalCode", position.paFiscalCode());
        answer.put("companyName", settings.nameOf(position.paFiscalCode()));
        answer.put("entityType", position.entityType());
        answer.put("entityFiscalCode", position.entityFiscalCode());
        answer.put("entityFullName", position.entityFullName());
        answer.put("iuv", position.iuv());
        answer.put("nav", position.nav());
        answer.put("amount", position.amount());
        answer.put("description", position.description());
        answer.put("expirationDate", position.expires().toString());
        answer.put("iban", position.iban());
        answer.put("postalIban", position.postalIban());
        answer.put("switchToExpired", position.switchToExpired());
        answer.put("status", position.closed() ? "INVALID" : "VALID");
        return answer;
    }
}
