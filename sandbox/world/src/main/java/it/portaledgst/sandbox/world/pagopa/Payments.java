package it.portaledgst.sandbox.world.pagopa;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import it.portaledgst.sandbox.world.pagopa.Node.Activation;

/** The ways a payer pays: at a counter, or with a cart in Checkout. */
final class Payments {

    private final Node node;
    private final Database database;
    private final Carts carts;
    private final PagopaSettings settings;

    Payments(Node node, Database database, Carts carts, PagopaSettings settings) {
        this.node = node;
        this.database = database;
        this.carts = carts;
        this.settings = settings;
    }

    Receipt pay(Notice notice, Channel channel) throws NotPayable {
        return settle(node.activate(notice, channel, null, null));
    }

    Receipt force(Notice notice, Channel channel, BigDecimal amount) {
        return settle(node.force(notice, channel, amount));
    }

    private Receipt settle(Activation activation) {
        List<Receipt> written = new ArrayList<>();
        try {
            database.inTransaction(() -> written.add(node.paid(activation, settings.receiptDelay())));
        } finally {
            node.announce(activation);
        }
        return written.getFirst();
    }

    /** All the notices of a cart, or none. False when the cart had ended in another window. */
    boolean pay(Cart cart, boolean waiting) throws NotPayable {
        List<Activation> activations = activate(cart);
        List<Boolean> ended = new ArrayList<>();
        try {
            database.inTransaction(() -> {
                ended.add(carts.end(cart.id(), waiting ? Cart.State.WAITING : Cart.State.PAID));
                if (ended.getFirst()) {
                    Duration delay = waiting ? settings.waitingDelay() : settings.receiptDelay();
                    activations.forEach(activation -> node.paid(activation, delay));
                }
            });
        } finally {
            activations.forEach(node::announce);
        }
        return ended.getFirst();
    }

    /** The payer's bank says no: pagoPA asked the creditor, and now simply says nothing more. */
    void refuse(Cart cart) throws NotPayable {
        activate(cart).forEach(node::released);
        carts.end(cart.id(), Cart.State.REFUSED);
    }

    void cancel(UUID cart) {
        carts.end(cart, Cart.State.CANCELLED);
    }

    private List<Activation> activate(Cart cart) throws NotPayable {
        List<Activation> activations = new ArrayList<>();
        try {
            for (Cart.Item item : cart.content().paymentNotices()) {
                activations.add(node.activate(item.notice(), Channel.CHECKOUT, item.euro(), cart.content().idCart()));
            }
        } catch (NotPayable | RuntimeException e) {
            activations.forEach(node::released);
            throw e;
        }
        return activations;
    }
}
