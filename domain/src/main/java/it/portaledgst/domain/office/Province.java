package it.portaledgst.domain.office;

import java.time.LocalDate;

/** A province, also one that is no more: old requests name it. Null dates are open ends. */
public record Province(String sigla, String name, String region, LocalDate from, LocalDate to) {

    public boolean existsOn(LocalDate day) {
        return Period.holds(from, to, day);
    }
}
