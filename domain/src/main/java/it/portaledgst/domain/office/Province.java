package it.portaledgst.domain.office;

public record Province(String sigla, String name, String region, String officeCode) {
}
