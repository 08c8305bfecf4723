package it.portaledgst.domain.payment;

import static org.assertj.core.api.Assertions.assertThat;

import it.portaledgst.domain.DomainTest;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class NoticeCodesTest extends DomainTest {

    private static final int THREADS = 8;
    private static final int PER_THREAD = 2_000;

    @Autowired
    private NoticeCodes noticeCodes;

    @Test
    void noCodeIsGivenTwice() throws Exception {
        var given = ConcurrentHashMap.<NoticeCode>newKeySet();
        Callable<Void> taker = () -> {
            for (int i = 0; i < PER_THREAD; i++) {
                given.add(noticeCodes.next());
            }
            return null;
        };
        try (var threads = Executors.newFixedThreadPool(THREADS)) {
            for (var done : threads.invokeAll(IntStream.range(0, THREADS).mapToObj(i -> taker).toList())) {
                done.get();
            }
        }
        assertThat(given).hasSize(THREADS * PER_THREAD);
        assertThat(given).allSatisfy(code -> assertThat(code.value()).startsWith("301"));
    }
}
