package it.portaledgst.domain.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import it.portaledgst.domain.DomainTest;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class SentMessagesTest extends DomainTest {

    @Autowired
    private SentMessages messages;

    @Test
    void eachKindGoesOutOncePerRequest() {
        var request = confirm(ANNA);
        var sent = new AtomicInteger();

        assertThat(messages.sendOnce(request.id(), "REMINDER", sent::incrementAndGet)).isTrue();
        assertThat(messages.sendOnce(request.id(), "REMINDER", sent::incrementAndGet)).isFalse();
        assertThat(messages.sendOnce(request.id(), "RECEIPT", sent::incrementAndGet)).isTrue();
        assertThat(messages.sendOnce(confirm(ANNA).id(), "REMINDER", sent::incrementAndGet)).isTrue();
        assertThat(sent).hasValue(3);
    }

    @Test
    void aFailedSendingIsTriedAgain() {
        var request = confirm(ANNA);
        var sent = new AtomicInteger();

        assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() ->
                messages.sendOnce(request.id(), "REMINDER", () -> {
                    throw new IllegalStateException("no mail server");
                }));
        assertThat(messages.sendOnce(request.id(), "REMINDER", sent::incrementAndGet)).isTrue();
        assertThat(sent).hasValue(1);
    }
}
