package it.portaledgst.sandbox.world.pagopa;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

import it.portaledgst.sandbox.world.pagopa.Faults.Kind;
import it.portaledgst.sandbox.world.pagopa.PaymentData.Subject;
import it.portaledgst.sandbox.world.pagopa.PaymentData.Transfer;
import it.portaledgst.sandbox.world.pagopa.Receipt.State;

/** pagoPA's central switch: asks the creditor what is due, lets one payment at a time happen, writes its receipt. */
final class Node {

    static final ZoneId ROME = ZoneId.of("Europe/Rome");

    /** An attempt under way. The notice is held until it is {@link #paid} or {@link #released}. */
    record Activation(Notice notice, Channel channel, String paymentNote, String token, PaymentData data, boolean standIn,
                      boolean forced) {
    }

    private final CreditorStation creditor;
    private final SoapRequests requests;
    private final Positions positions;
    private final Receipts receipts;
    private final ReceiptDelivery delivery;
    private final Faults faults;
    private final PagopaSettings settings;
    private final Clock clock;
    private final Set<Notice> held = ConcurrentHashMap.newKeySet();

    Node(CreditorStation creditor, SoapRequests requests, Positions positions, Receipts receipts, ReceiptDelivery delivery,
         Faults faults, PagopaSettings settings, Clock clock) {
        this.creditor = creditor;
        this.requests = requests;
        this.positions = positions;
        this.receipts = receipts;
        this.delivery = delivery;
        this.faults = faults;
        this.settings = settings;
        this.clock = clock;
    }

    /** What pagoPA knows by itself: the notice was neither paid here nor is being paid. */
    boolean free(Notice notice) {
        return !held.contains(notice) && !receipts.paid(notice);
    }

    Offer verify(Notice notice) throws NotPayable {
        refuseUnlessFree(notice);
        if (faults.pending(Kind.STAND_IN, notice, told(notice))) {
            return offer(positionInPlaceOf(notice, stationOut()));
        }
        try {
            return creditor.verify(notice);
        } catch (NotPayable e) {
            if (!e.technical()) {
                throw e;
            }
            return offer(positionInPlaceOf(notice, e));
        }
    }

    /** The amount the archive has, null when it has none. */
    private BigDecimal told(Notice notice) {
        return positions.find(notice).map(Position::euro).orElse(null);
    }

    private void refuseUnlessFree(Notice notice) throws NotPayable {
        if (receipts.paid(notice)) {
            throw new NotPayable("PPT_PAGAMENTO_DUPLICATO", "paid already");
        }
        if (held.contains(notice)) {
            throw new NotPayable("PPT_PAGAMENTO_IN_CORSO", "another payment is under way");
        }
    }

    private Offer offer(Position position) {
        return new Offer(position.notice(), position.euro(), position.dueDate(), position.description(),
                settings.nameOf(position.paFiscalCode()), null, true);
    }

    /** The archive's position, when the creditor told one that may be paid without asking it. */
    private Position positionInPlaceOf(Notice notice, NotPayable problem) throws NotPayable {
        return positions.find(notice)
                .filter(position -> !position.closed() && position.payStandIn() && !position.expired(clock.instant())
                        && position.account() != null)
                .orElseThrow(() -> problem);
    }

    private static NotPayable stationOut() {
        return NotPayable.technical("PPT_STAZIONE_INT_PA_IRRAGGIUNGIBILE", "the station is in Stand In and the archive has no position");
    }

    /** Asks the creditor what is due now and holds the notice: nobody else can pay it meanwhile. */
    Activation activate(Notice notice, Channel channel, BigDecimal amount, String paymentNote) throws NotPayable {
        refuseUnlessFree(notice);
        if (!held.add(notice)) {
            throw new NotPayable("PPT_PAGAMENTO_IN_CORSO", "another payment is under way");
        }
        try {
            // looked at again now that nobody else can change it
            if (receipts.paid(notice)) {
                throw new NotPayable("PPT_PAGAMENTO_DUPLICATO", "paid already");
            }
            return ask(notice, channel, amount, paymentNote);
        } catch (NotPayable | RuntimeException e) {
            held.remove(notice);
            throw e;
        }
    }

    private Activation ask(Notice notice, Channel channel, BigDecimal amount, String paymentNote) throws NotPayable {
        NotPayable problem = stationOut();
        if (faults.take(Kind.STAND_IN, notice, told(notice)).isEmpty()) {
            try {
                return new Activation(notice, channel, paymentNote, token(), creditor.getPayment(notice, amount, paymentNote), false, false);
            } catch (NotPayable e) {
                if (!e.technical()) {
                    throw e;
                }
                problem = e;
            }
        }
        PaymentData data = positionInPlaceOf(notice, problem).payment(settings.nameOf(notice.creditor()));
        return new Activation(notice, channel, paymentNote, token(), data, true, false);
    }

    /**
     * Money taken whatever the creditor would say (it is not asked): a notice that is closed, expired, paid, unknown.
     *
     * @param amount what was taken; null takes what the archive or an earlier payment says, or one euro
     */
    Activation force(Notice notice, Channel channel, BigDecimal amount) {
        BigDecimal taken = amount;
        if (taken == null) {
            taken = positions.find(notice).filter(position -> !position.closed()).map(Position::euro)
                    .or(() -> receipts.of(notice).stream().findFirst().map(Receipt::amount))
                    .orElse(new BigDecimal("1.00"));
        }
        String name = settings.nameOf(notice.creditor());
        PaymentData data = new PaymentData(notice.iuv(), taken, clock.instant().atZone(ROME).toLocalDate(),
                "Pagamento forzato nel simulatore", name, null, Subject.named("F", "ANONIMO", "ANONIMO"),
                List.of(new Transfer(1, taken, notice.creditor(), name, "IT60X0542811101000000123456",
                        "/RFB/" + notice.iuv() + "/" + taken, "9/0712110AP/", List.of())), List.of());
        return new Activation(notice, channel, null, token(), data, true, true);
    }

    private static String token() {
        return UUID.randomUUID().toString().replace("-", "");
    }

    /** The payer did not go through with it; the creditor is not told. */
    void released(Activation activation) {
        held.remove(activation.notice());
    }

    /** The money was taken: writes the receipt into the queue. Call it inside a transaction, then {@link #announce}. */
    Receipt paid(Activation activation, Duration delay) {
        Notice notice = activation.notice();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        LocalDateTime paidAt = LocalDateTime.ofInstant(now, ROME);
        BigDecimal amount = activation.data().paymentAmount();
        PaymentData data = faults.take(Kind.WRONG_AMOUNT, notice, amount).isPresent()
                ? activation.data().plus(BigDecimal.ONE.setScale(2)) : activation.data();
        Duration late = faults.take(Kind.LATE, notice, amount).map(Faults.Planned::delay).orElse(null);
        boolean silent = faults.take(Kind.SILENCE, notice, amount).isPresent();
        boolean lost = faults.take(Kind.LOST, notice, amount).isPresent();
        int copies = faults.take(Kind.DUPLICATE, notice, amount).isPresent() ? 1 : 0;
        Instant sendAt = now.plus(late == null ? delay : late);
        // a late receipt does not exist yet; a lost one does, and can be asked for
        Instant knownFrom = silent ? null : late == null ? now : sendAt;
        String message = requests.receipt(new SoapRequests.ReceiptFacts(activation.token(), notice, activation.channel(),
                activation.channel() == Channel.CHECKOUT, activation.paymentNote(), paidAt, paidAt.toLocalDate(),
                paidAt.toLocalDate().plusDays(1), activation.standIn()), data);
        Receipt receipt = new Receipt(0, activation.token(), notice, data.paymentAmount(),
                data.debtor().entityUniqueIdentifierValue(), activation.channel(), activation.standIn(), activation.forced(),
                now, message, silent || lost ? State.NOT_SENT : State.TO_SEND, copies, 0, sendAt, knownFrom, null, null);
        receipts.add(receipt);
        return receipt;
    }

    /** The payment is committed: frees the notice and lets the receipt go. */
    void announce(Activation activation) {
        if (!activation.forced()) {
            held.remove(activation.notice());
        }
        delivery.wake();
    }
}
