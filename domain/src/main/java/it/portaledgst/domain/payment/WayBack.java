package it.portaledgst.domain.payment;

import java.util.UUID;

/**
 * Where a browser that comes back from Checkout belongs.
 *
 * @param onward the page of the integrator that began the payment; null: the request's own page
 */
public record WayBack(UUID requestId, String onward) {
}
