package it.portaledgst.domain.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import it.portaledgst.domain.DomainTest;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class UnreadableReceiptsTest extends DomainTest {

    @Autowired
    private UnreadableReceipts unreadable;

    @Test
    void refusedMessagesAreKeptByteForByte() {
        var message = "<broken".getBytes(StandardCharsets.UTF_8);

        unreadable.keep("PAA_SINTASSI_XSD", "not well-formed", message);

        assertThat(jdbc.sql("select raw_message from unreadable_receipt where fault_code = 'PAA_SINTASSI_XSD'")
                .query(byte[].class).single()).isEqualTo(message);
    }
}
