package it.portaledgst.domain;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.UUID;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** How long a request may be paid, and when its process wakes up for it. The last day belongs to it entirely. */
@ConfigurationProperties("portale.payment")
public record PaymentTerms(
        @DefaultValue("30") int daysToDue,
        @DefaultValue("3") int reminderDays,
        @DefaultValue("PT2H") Duration dueSpread) {

    /** The dates people see. */
    public static final ZoneId ROME = ZoneId.of("Europe/Rome");

    /**
     * How long pagoPA lets somebody finish a payment they have begun: who began on the last day may pay a little after it
     * (SANP, validity of the payment token: 30 minutes at most).
     */
    public static final Duration BEGUN_PAYMENT = Duration.ofMinutes(30);

    private static final LocalTime REMINDER_TIME = LocalTime.of(9, 0);

    public LocalDate dueDate(LocalDate today) {
        return today.plusDays(daysToDue);
    }

    public Instant remindAt(UUID id, LocalDate dueDate) {
        return dueDate.minusDays(reminderDays).atTime(REMINDER_TIME).atZone(ROME).toInstant().plus(spread(id));
    }

    /** The day it is for the people the portal serves. */
    public static LocalDate today(Clock clock) {
        return LocalDate.ofInstant(clock.instant(), ROME);
    }

    /** The moment at which a day begins for the people the portal serves. */
    public static Instant startOf(LocalDate day) {
        return day.atStartOfDay(ROME).toInstant();
    }

    /** Whether a payment of that moment was in time for a request with that last day. */
    public static boolean inTime(Instant paidAt, LocalDate dueDate) {
        return paidAt.isBefore(startOf(dueDate.plusDays(1)).plus(BEGUN_PAYMENT));
    }

    /** The first moment at which the request may expire: never before its last day is over. */
    public Instant dueAt(UUID id, LocalDate dueDate) {
        return startOf(dueDate.plusDays(1)).plus(spread(id));
    }

    /** Requests of one day do not all wake up at midnight: each has its own, stable delay. */
    private Duration spread(UUID id) {
        long seconds = dueSpread.toSeconds();
        return seconds <= 0 ? Duration.ZERO : Duration.ofSeconds(Math.floorMod(id.hashCode(), seconds));
    }
}
