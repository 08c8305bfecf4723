package it.portaledgst.domain.payment;

import java.time.Instant;

public record Document(DocumentKind kind, String fileName, byte[] pdf, Instant createdAt) {
}
