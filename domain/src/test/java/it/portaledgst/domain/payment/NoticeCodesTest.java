package it.portaledgst.domain.payment;

import static org.assertj.core.api.Assertions.assertThat;

import it.portaledgst.domain.Creditors;
import it.portaledgst.domain.DomainTest;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionOperations;

class NoticeCodesTest extends DomainTest {

    private static final int THREADS = 8;
    private static final int PER_THREAD = 12_500;

    @Autowired
    private NoticeCodes noticeCodes;
    @Autowired
    private Creditors creditors;
    @Autowired
    private TransactionOperations transactions;

    @Test
    void noCodeIsGivenTwice() throws Exception {
        var given = ConcurrentHashMap.<NoticeCode>newKeySet();
        // one transaction per thread, so that a hundred thousand codes do not borrow as many connections
        Callable<Void> taker = () -> transactions.execute(transaction -> {
            for (int i = 0; i < PER_THREAD; i++) {
                given.add(noticeCodes.next(creditors.first()));
            }
            return null;
        });
        try (var threads = Executors.newFixedThreadPool(THREADS)) {
            for (var done : threads.invokeAll(IntStream.range(0, THREADS).mapToObj(i -> taker).toList())) {
                done.get();
            }
        }
        assertThat(given).hasSize(THREADS * PER_THREAD);
        assertThat(given).allMatch(code -> code.value().startsWith("301"));
    }
}
