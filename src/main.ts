// Wires everything, starts it, stops it in order. The only file that knows every other.
