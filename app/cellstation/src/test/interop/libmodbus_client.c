/* Reads and writes a float through libmodbus.
 *
 * libmodbus_client tcp HOST PORT UNIT READ WRITE VALUE
 * libmodbus_client rtu DEVICE BAUD UNIT READ WRITE VALUE
 *
 * READ and WRITE are register addresses on the wire; high word first. Prints what was read, then
 * what is read back after writing VALUE. WRITE 0 writes nothing.
 */
#include <errno.h>
#include <modbus.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int fail(const char *what) {
  printf("%s: %s\n", what, modbus_strerror(errno));
  return 1;
}

/* On a pseudo-terminal a read may find nothing although there was said to be something: then the
 * question is put once more. */
static int read_two(modbus_t *bus, int address, uint16_t *words) {
  int got = modbus_read_registers(bus, address, 2, words);
  if (got != 2 && errno == EAGAIN) {
    modbus_flush(bus);
    got = modbus_read_registers(bus, address, 2, words);
  }
  return got == 2;
}

int main(int count, char **arg) {
  if (count != 8) {
    printf("wrong usage\n");
    return 2;
  }
  modbus_t *bus = strcmp(arg[1], "tcp") == 0 ? modbus_new_tcp(arg[2], atoi(arg[3]))
                                             : modbus_new_rtu(arg[2], atoi(arg[3]), 'N', 8, 1);
  int address = (int)strtol(arg[5], NULL, 0);
  int target = (int)strtol(arg[6], NULL, 0);
  uint16_t words[2];
  if (bus == NULL || modbus_set_slave(bus, atoi(arg[4])) != 0 || modbus_connect(bus) != 0) {
    return fail("connect");
  }
  if (!read_two(bus, address, words)) {
    return fail("read");
  }
  printf("read %04X%04X\n", words[0], words[1]);
  if (target != 0) {
    float value = strtof(arg[7], NULL);
    uint32_t bits;
    memcpy(&bits, &value, sizeof bits);
    words[0] = (uint16_t)(bits >> 16);
    words[1] = (uint16_t)bits;
    if (modbus_write_registers(bus, target, 2, words) != 2) {
      return fail("write");
    }
    if (!read_two(bus, target, words)) {
      return fail("read back");
    }
    printf("wrote %04X%04X\n", words[0], words[1]);
  }
  modbus_close(bus);
  modbus_free(bus);
  return 0;
}
