package it.portaledgst.domain.integrator;

import java.util.List;

/** @param nextBefore null on the last page */
public record DeliveryPage(List<Delivery> rows, Long nextBefore) {
}
