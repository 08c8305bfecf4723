package it.portaledgst.ui.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.ReadinessState;

@Timeout(60)
class UpdateNoticeTest {

    private final List<Object> told = new ArrayList<>();

    @Test
    @DisplayName("first whoever balances is told, then every page, also beside one that is just closing; the time is not exceeded")
    void order() {
        var notice = new UpdateNotice(this::hear, Duration.ZERO);
        notice.listen(() -> {
            throw new IllegalStateException("closing");
        });
        notice.listen(() -> told.add("page, given " + notice.given()));
        assertThat(notice.given()).isFalse();
        notice.give();
        assertThat(told).containsExactly(ReadinessState.REFUSING_TRAFFIC, "page, given true");
    }

    @Test
    @DisplayName("it ends as soon as nobody is there any more")
    void lastOneGone() throws InterruptedException {
        var notice = new UpdateNotice(this::hear, Duration.ofDays(1));
        var heard = new CountDownLatch(1);
        var page = notice.listen(heard::countDown);
        var stopping = Thread.ofVirtual().start(notice::give);
        heard.await();
        assertThat(stopping.isAlive()).isTrue();
        page.close();
        stopping.join();
    }

    private void hear(Object event) {
        told.add(((AvailabilityChangeEvent<?>) event).getState());
    }
}
