package it.portaledgst.domain.catalogue;

public record Choice(String value, String label) {
}
