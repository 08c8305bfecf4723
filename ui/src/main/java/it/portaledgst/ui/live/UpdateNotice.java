package it.portaledgst.ui.live;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import it.portaledgst.domain.change.Registration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * What comes before the end of a program that is told to stop: whoever balances is told that it takes nobody new, open pages
 * are told that they will move, and for a while they are served as before. Only then may anything be stopped.
 */
@Component
public class UpdateNotice {

    private static final Logger log = LoggerFactory.getLogger(UpdateNotice.class);
    private static final Duration PAUSE = Duration.ofMillis(100);

    private final ApplicationEventPublisher events;
    private final Duration limit;
    private final Set<Runnable> pages = ConcurrentHashMap.newKeySet();
    private volatile boolean given;

    /** @param limit how long open pages are served after they were told */
    UpdateNotice(ApplicationEventPublisher events, @Value("${portale.update-notice}") Duration limit) {
        this.events = events;
        this.limit = limit;
    }

    public Registration listen(Runnable told) {
        pages.add(told);
        return () -> pages.remove(told);
    }

    /** Whoever opens a page from then on has to be told, too. */
    public boolean given() {
        return given;
    }

    /** Comes back when the time is over, or when nobody is there any more. */
    public void give() {
        AvailabilityChangeEvent.publish(events, this, ReadinessState.REFUSING_TRAFFIC);
        given = true;
        log.info("{} open pages are told that this program stops within {} s", pages.size(), limit.toSeconds());
        pages.forEach(UpdateNotice::tell);
        long end = System.nanoTime() + limit.toNanos();
        try {
            while (!pages.isEmpty() && System.nanoTime() < end) {
                Thread.sleep(PAUSE);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void tell(Runnable page) {
        try {
            page.run();
        } catch (RuntimeException e) { // it has just been closed
            log.debug("a page could not be told: {}", e.toString());
        }
    }
}
