package it.portaledgst.domain.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import it.portaledgst.domain.DomainTest;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class RecoveryBudgetTest extends DomainTest {

    @Autowired
    private RecoveryBudget budget;

    @BeforeEach
    @AfterEach
    void nothingWasAskedWithinTheHour() {
        jdbc.sql("delete from receipt_question").update();
    }

    @Test
    void neverMoreThanTenInAnySixtyMinutes() {
        int taken = 0;
        for (int minute = 0; minute < 59; minute++) {
            taken += budget.take() ? 1 : 0;
            clock.advance(Duration.ofMinutes(1));
        }
        assertThat(taken).isEqualTo(10);
        clock.advance(Duration.ofMinutes(1));
        assertThat(budget.take()).as("the first is an hour old").isTrue();
        assertThat(budget.take()).as("the second is not").isFalse();
    }

    @Test
    void neverMoreThanTenWhoeverAsksAtTheSameMoment() throws Exception {
        try (var threads = Executors.newFixedThreadPool(8)) {
            var answers = threads.invokeAll(Stream.generate(() -> (Callable<Boolean>) budget::take).limit(24).toList());
            int taken = 0;
            for (var answer : answers) {
                taken += answer.get() ? 1 : 0;
            }
            assertThat(taken).isEqualTo(10);
        }
    }
}
