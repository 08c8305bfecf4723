-- Until now this was an Italian sentence; from now on a code, which each language has words for.
update online_attempt
set problem = case
    when problem like 'pagoPA non risponde%' then 'NO_ANSWER'
    when problem like 'pagoPA non riesce%' then 'FAILING'
    when problem like 'pagoPA riceve troppe%' then 'TOO_MANY'
    when problem like 'Il pagamento online non è disponibile%' then 'NOT_AVAILABLE'
    when problem like 'pagoPA non ha accettato%' then 'DATA'
    when problem like 'Per pagoPA questo avviso%' then 'PAID_OR_PAYING'
    when problem like 'Il collegamento con pagoPA%' then 'TOO_LATE'
    when problem like 'Questa richiesta non si può%' then 'NOT_PAYABLE'
    else 'UNEXPECTED'
end
where problem is not null;
