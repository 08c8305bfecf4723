package it.portaledgst.bench.engine;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.response.ActivatedJob;
import it.portaledgst.processes.PaymentRequestProcess.Confirmed;
import it.portaledgst.processes.PaymentRequestProcess.Jobs;
import it.portaledgst.processes.PaymentRequestProcess.Messages;
import it.portaledgst.processes.PaymentRequestProcess.Variables;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicLong;

/** The real <i>Richiesta di pagamento</i>, told what happens by messages as the portal tells it. */
final class PaymentRequest implements Scenario {

    private static final AtomicLong SEQUENCE = new AtomicLong();

    private final boolean paid;

    private PaymentRequest(boolean paid) {
        this.paid = paid;
    }

    /** Confirmed, told to pagoPA, with its notice; then it waits as <i>Da pagare</i> for its reminder, a month away. */
    static PaymentRequest waiting() {
        return new PaymentRequest(false);
    }

    /** From the confirmation to <i>Pagato</i>: the receipt comes as soon as the notice is there. */
    static PaymentRequest paid() {
        return new PaymentRequest(true);
    }

    @Override
    public String name() {
        return paid ? "payment-request to Pagato" : "payment-request waiting";
    }

    @Override
    public Set<String> jobTypes() {
        return paid ? Set.of(Jobs.UPDATE_POSITION, Jobs.PRODUCE_NOTICE, Jobs.PRODUCE_RECEIPT, Jobs.NOTIFY_PAYER)
                : Set.of(Jobs.UPDATE_POSITION, Jobs.PRODUCE_NOTICE);
    }

    @Override
    public boolean ends() {
        return paid;
    }

    @Override
    public void deploy(CamundaClient client) {
        client.newDeployResourceCommand().addResourceFromClasspath("bpmn/payment-request.bpmn")
                .addResourceFromClasspath("forms/check-payment.form").send().join();
    }

    @Override
    public CompletionStage<?> begin(CamundaClient client) {
        var now = Instant.now();
        var noticeCode = "3010000000" + String.format("%08d", SEQUENCE.incrementAndGet());
        return publish(client, Messages.CONFIRMED, noticeCode, new Confirmed(UUID.randomUUID().toString(), noticeCode, "11-AUT_GEN_RAD", "ISP-LOM",
                now.plus(Duration.ofDays(27)), now.plus(Duration.ofDays(30))));
    }

    @Override
    public Optional<CompletionStage<?>> afterwards(CamundaClient client, ActivatedJob job) {
        if (!paid || !job.getType().equals(Jobs.PRODUCE_NOTICE)) {
            return Optional.empty();
        }
        return Optional.of(publish(client, Messages.PAYMENT_RECEIVED, (String) job.getVariable(Variables.NOTICE_CODE),
                Map.of(Variables.RECEIPT_KEY, UUID.randomUUID().toString())));
    }

    private static CompletionStage<?> publish(CamundaClient client, String message, String noticeCode, Object variables) {
        return client.newPublishMessageCommand().messageName(message).correlationKey(noticeCode).messageId(UUID.randomUUID().toString())
                .timeToLive(Duration.ofDays(30)).variables(variables).send();
    }
}
