package it.portaledgst.workers.integrator;

import com.fasterxml.jackson.annotation.JsonInclude;
import it.portaledgst.domain.integrator.Delivery;
import it.portaledgst.domain.integrator.DeliveryProblem;
import it.portaledgst.domain.integrator.DeliveryState;
import it.portaledgst.domain.integrator.NewSecret;
import it.portaledgst.domain.integrator.Webhook;
import it.portaledgst.domain.integrator.Webhooks;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The one webhook of the client that asks, and the log of what was sent to it. */
@RestController
@RequestMapping(path = Api.ROOT + "/webhook")
@OnlyWithApi
class WebhookApi {

    private record NewWebhook(String url) {
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record WebhookJson(String url, Instant createdAt, Instant oldSecretUntil, String secret) {

        static WebhookJson of(Webhook webhook, String secret) {
            return new WebhookJson(webhook.url(), webhook.createdAt(), webhook.oldSecretUntil(), secret);
        }
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record DeliveryJson(UUID id, String type, UUID requestId, String noticeCode, long sequence, Instant happenedAt,
                                DeliveryState state, int attempts, Instant nextAttemptAt, Instant attemptedAt, Integer lastStatus,
                                DeliveryProblem lastProblem, String lastProblemDetail) {

        static DeliveryJson of(Delivery delivery) {
            var problem = delivery.lastProblem();
            return new DeliveryJson(delivery.id(), delivery.change().type(), delivery.requestId(), delivery.noticeCode(), delivery.sequence(),
                    delivery.happenedAt(), delivery.state(), delivery.attempts(), delivery.nextAttemptAt(), delivery.attemptedAt(),
                    delivery.lastStatus(), problem, problem == null ? null : problem.sentence());
        }
    }

    private record Log(List<DeliveryJson> deliveries, String nextCursor) {
    }

    private final Webhooks webhooks;
    private final Receivers receivers;

    WebhookApi(Webhooks webhooks, Receivers receivers) {
        this.webhooks = webhooks;
        this.receivers = receivers;
    }

    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    WebhookJson get(@AuthenticationPrincipal Jwt token) {
        return webhooks.find(Client.of(token)).map(webhook -> WebhookJson.of(webhook, null)).orElseThrow(ApiProblem::notFound);
    }

    @PutMapping(consumes = MediaType.APPLICATION_JSON_VALUE, produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<WebhookJson> put(@AuthenticationPrincipal Jwt token, InputStream body) throws IOException {
        var url = JsonBody.read(body, NewWebhook.class).url();
        if (!receivers.mayBe(url)) {
            throw ApiProblem.inBody(ProblemType.INVALID, "/url", "URL", ApiProblem.WHICH_URL);
        }
        var saved = webhooks.put(Client.of(token), url);
        return ResponseEntity.status(saved.secret() == null ? 200 : 201).body(shown(saved));
    }

    @DeleteMapping
    ResponseEntity<Void> delete(@AuthenticationPrincipal Jwt token) {
        if (!webhooks.remove(Client.of(token))) {
            throw ApiProblem.notFound();
        }
        return ResponseEntity.noContent().build();
    }

    @PostMapping(path = "/secret", produces = MediaType.APPLICATION_JSON_VALUE)
    WebhookJson replaceSecret(@AuthenticationPrincipal Jwt token) {
        return webhooks.replaceSecret(Client.of(token)).map(WebhookApi::shown).orElseThrow(ApiProblem::notFound);
    }

    @GetMapping(path = "/deliveries", produces = MediaType.APPLICATION_JSON_VALUE)
    Log deliveries(@AuthenticationPrincipal Jwt token, @RequestParam(required = false) DeliveryState state,
                   @RequestParam(required = false) Long cursor, @RequestParam(defaultValue = "50") int limit) {
        var page = webhooks.deliveries(Client.of(token), state, cursor, limit);
        return new Log(page.rows().stream().map(DeliveryJson::of).toList(),
                page.nextBefore() == null ? null : page.nextBefore().toString());
    }

    @PostMapping(path = "/deliveries/{id}/resend")
    ResponseEntity<Void> resend(@AuthenticationPrincipal Jwt token, @PathVariable UUID id) {
        if (!webhooks.resend(Client.of(token), id)) {
            throw ApiProblem.notFound();
        }
        return ResponseEntity.accepted().build();
    }

    private static WebhookJson shown(NewSecret saved) {
        return WebhookJson.of(saved.webhook(), saved.secret());
    }
}
