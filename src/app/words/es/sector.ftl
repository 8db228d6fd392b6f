# The bytes of a sector of a disc or disk, and facts about it

stored-bytes = Bytes del sector
user-data-bytes = Datos de usuario del sector
subchannel-bytes = Subcanal del sector
title = Sector

## The way to another sector

go-to = Ir a un sector
previous = Sector anterior
next = Sector siguiente
# Names of keys
page-up = Re Pág
page-down = Av Pág
# Label of the field for the number of a sector
number = Sector
# LBA: the number of a sector; MSF: its minutes, seconds and frames
number-or-time = LBA o MSF
# Examples of what can be typed
example = 16 o 00:02:16
wrong-number-or-time = Introduzca un número de sector como 16 o -150, o un tiempo como 00:02:16.
hint-number-or-time = Un número o minutos:segundos:frames. Re Pág y Av Pág: un sector atrás o adelante.
wrong-number = Introduzca un número de sector como 16 o 0x10.
hint-number = Re Pág y Av Pág: un sector atrás o adelante.

## Its check

# Before the path of a file
part-of = Parte de{ " " }
not-stored = Aquí no hay nada almacenado
valid = Suma de comprobación válida
damaged = Dañado: suma de comprobación errónea
wrong-parity = Datos intactos, paridad errónea
no-checksum = Sin suma de comprobación
checksum-not-stored = Suma de comprobación no almacenada

## The choice of its bytes

# Label of the choice of what is shown
show = Mostrar
raw = Sector sin procesar
user-data = Datos de usuario
# Bytes that a disc has beside those of each sector
subchannel = Subcanal
