/* What a link costs without any station: a Modbus server and plain clients for the link benchmark.
 *
 *   peers serve-tcp            prints its port, answers reads of holding registers
 *   peers serve-rtu            prints the path of a pseudo-terminal, answers the same on it
 *   peers serve-rtu-line       the same as a slave on a line of 115200 baud 8N1 would: a character
 *                              takes its time, and t3.5 is waited before the reply
 *   peers tcp PORT             plain write and read on one socket
 *   peers tcp32 PORT           32 sockets in one epoll loop
 *   peers rtu PATH             plain write and read on a terminal
 *   peers rtu-line PATH        the same, keeping t3.5 before each request
 *   peers lib-tcp PORT         libmodbus on one socket      (with -DWITH_LIBMODBUS)
 *   peers lib-tcp32 PORT       libmodbus on 32 sockets, a thread each
 *   peers lib-rtu PATH         libmodbus on a terminal
 *
 * A client reads lines "MILLISECONDS REGISTERS" and answers each with
 * "EXCHANGES P50_NANOSECONDS P99_NANOSECONDS". The link is open during the round only. */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <pthread.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>
#ifdef WITH_LIBMODBUS
#include <modbus.h>
#endif

enum { CONNECTIONS = 32, MOST = 1 << 22 };

static void fail(const char *what) {
  perror(what);
  exit(1);
}

static int64_t nanos(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return t.tv_sec * 1000000000LL + t.tv_nsec;
}

static uint16_t crc16(const uint8_t *bytes, int length) {
  static uint16_t table[256];
  if (!table[1]) {
    for (int i = 0; i < 256; i++) {
      uint16_t c = i;
      for (int bit = 0; bit < 8; bit++) c = c & 1 ? (c >> 1) ^ 0xA001 : c >> 1;
      table[i] = c;
    }
  }
  uint16_t crc = 0xFFFF;
  for (int i = 0; i < length; i++) crc = (crc >> 8) ^ table[(crc ^ bytes[i]) & 0xFF];
  return crc;
}

/* ---- servers ---- */

static int reply_pdu(const uint8_t *pdu, uint8_t *reply) {
  int count = pdu[3] << 8 | pdu[4];
  reply[0] = pdu[0];
  reply[1] = 2 * count;
  for (int i = 0; i < count; i++) {
    reply[2 + 2 * i] = i >> 8;
    reply[3 + 2 * i] = i;
  }
  return 2 + 2 * count;
}

static void serve_tcp(void) {
  int listening = socket(AF_INET, SOCK_STREAM, 0), on = 1;
  struct sockaddr_in a = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
  socklen_t size = sizeof a;
  if (bind(listening, (void *)&a, sizeof a) || listen(listening, 64)) fail("listen");
  getsockname(listening, (void *)&a, &size);
  printf("%d\n", ntohs(a.sin_port));
  fflush(stdout);
  int ep = epoll_create1(0);
  struct epoll_event e = {.events = EPOLLIN, .data.fd = listening}, got[64];
  epoll_ctl(ep, EPOLL_CTL_ADD, listening, &e);
  for (;;) {
    int n = epoll_wait(ep, got, 64, -1);
    for (int i = 0; i < n; i++) {
      int fd = got[i].data.fd;
      if (fd == listening) {
        int fresh = accept(listening, 0, 0);
        setsockopt(fresh, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
        e.data.fd = fresh;
        epoll_ctl(ep, EPOLL_CTL_ADD, fresh, &e);
        continue;
      }
      uint8_t in[512], out[512];
      int length = read(fd, in, sizeof in);
      if (length < 12) {
        close(fd);
        continue;
      }
      memcpy(out, in, 7);
      int rest = 1 + reply_pdu(in + 7, out + 7);
      out[4] = rest >> 8;
      out[5] = rest;
      if (write(fd, out, 6 + rest) < 0) close(fd);
    }
  }
}

static void raw(int fd) {
  struct termios t;
  tcgetattr(fd, &t);
  cfmakeraw(&t);
  cfsetspeed(&t, B115200);
  t.c_cc[VMIN] = 1;
  t.c_cc[VTIME] = 0;
  tcsetattr(fd, TCSANOW, &t);
}

/* A character of 10 bits at 115200 baud, and the silence t3.5 of the standard above 19200 baud. */
enum { CHARACTER_NANOS = 86806, T35_NANOS = 1750000 };

/* Sleeps, then looks at the clock until the instant, because a sleep ends late. */
static void wait_until(int64_t due) {
  int64_t sleep = due - 300000;
  struct timespec t = {sleep / 1000000000LL, sleep % 1000000000LL};
  if (nanos() < sleep) clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &t, 0);
  while (nanos() < due) {}
}

static void serve_rtu(int line_time) {
  int master = posix_openpt(O_RDWR | O_NOCTTY);
  if (master < 0 || grantpt(master) || unlockpt(master)) fail("pseudo-terminal");
  /* Kept open, so that the terminal survives clients that come and go. */
  int kept = open(ptsname(master), O_RDWR | O_NOCTTY);
  raw(kept);
  printf("%s\n", ptsname(master));
  fflush(stdout);
  uint8_t in[512], out[512];
  int length = 0;
  for (;;) {
    int count = read(master, in + length, sizeof in - length);
    if (count <= 0) fail("read");
    length += count;
    if (length < 8) continue;
    length = 0;
    if (crc16(in, 6) != (in[6] | in[7] << 8)) continue;
    out[0] = in[0];
    int end = 1 + reply_pdu(in + 1, out + 1);
    uint16_t crc = crc16(out, end);
    out[end] = crc;
    out[end + 1] = crc >> 8;
    if (line_time) wait_until(nanos() + (8 + end + 2) * CHARACTER_NANOS + T35_NANOS);
    if (write(master, out, end + 2) < 0) fail("write");
  }
}

/* ---- clients ---- */

static uint32_t times[MOST];
static int done;

static int smaller(const void *a, const void *b) {
  uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
  return (x > y) - (x < y);
}

static void note(int64_t took) {
  if (done < MOST) times[done] = took;
  done++;
}

static void report(void) {
  int n = done < MOST ? done : MOST;
  qsort(times, n, sizeof *times, smaller);
  printf("%d %u %u\n", done, n ? times[n / 2] : 0, n ? times[n - 1 - n / 100] : 0);
  fflush(stdout);
}

static int tcp(int port) {
  int fd = socket(AF_INET, SOCK_STREAM, 0), on = 1;
  struct sockaddr_in a = {
      .sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK), .sin_port = htons(port)};
  setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
  if (connect(fd, (void *)&a, sizeof a)) fail("connect");
  return fd;
}

static void ask_tcp(int fd, uint16_t id, int registers) {
  uint8_t q[12] = {id >> 8, id, 0, 0, 0, 6, 1, 3, 0, 0, registers >> 8, registers};
  if (write(fd, q, 12) != 12) fail("write");
}

static uint16_t values[125];

static int take_tcp(int fd, uint8_t *in, int have, uint16_t id, int registers) {
  int need = 9 + 2 * registers;
  int count = read(fd, in + have, need - have);
  if (count <= 0) fail("read");
  have += count;
  if (have < need) return have;
  if (in[0] != id >> 8 || in[1] != (id & 255) || in[6] != 1 || in[7] != 3 || in[8] != 2 * registers)
    fail("wrong reply");
  for (int i = 0; i < registers; i++) values[i] = in[9 + 2 * i] << 8 | in[10 + 2 * i];
  return need;
}

static void run_tcp(int port, int64_t end, int registers) {
  int fd = tcp(port);
  uint8_t in[512];
  uint16_t id = 0;
  int64_t now = nanos();
  while (now < end) {
    int have = 0;
    ask_tcp(fd, ++id, registers);
    while (have < 9 + 2 * registers) have = take_tcp(fd, in, have, id, registers);
    int64_t then = nanos();
    note(then - now);
    now = then;
  }
  close(fd);
}

static void run_tcp32(int port, int64_t end, int registers) {
  static uint8_t in[CONNECTIONS][512];
  int fds[CONNECTIONS], have[CONNECTIONS] = {0}, ep = epoll_create1(0);
  uint16_t id[CONNECTIONS] = {0};
  int64_t begun[CONNECTIONS];
  struct epoll_event got[CONNECTIONS];
  for (int i = 0; i < CONNECTIONS; i++) {
    fds[i] = tcp(port);
    struct epoll_event e = {.events = EPOLLIN, .data.u32 = i};
    epoll_ctl(ep, EPOLL_CTL_ADD, fds[i], &e);
    begun[i] = nanos();
    ask_tcp(fds[i], ++id[i], registers);
  }
  int waiting = CONNECTIONS;
  while (waiting > 0) {
    int n = epoll_wait(ep, got, CONNECTIONS, -1);
    for (int k = 0; k < n; k++) {
      int i = got[k].data.u32;
      have[i] = take_tcp(fds[i], in[i], have[i], id[i], registers);
      if (have[i] < 9 + 2 * registers) continue;
      int64_t now = nanos();
      note(now - begun[i]);
      have[i] = 0;
      begun[i] = now;
      if (now < end)
        ask_tcp(fds[i], ++id[i], registers);
      else
        waiting--;
    }
  }
  for (int i = 0; i < CONNECTIONS; i++) close(fds[i]);
  close(ep);
}

static void run_rtu(const char *path, int64_t end, int registers, int64_t gap) {
  int fd = open(path, O_RDWR | O_NOCTTY);
  if (fd < 0) fail(path);
  raw(fd);
  uint8_t q[8] = {1, 3, 0, 0, registers >> 8, registers}, in[512];
  uint16_t crc = crc16(q, 6);
  q[6] = crc;
  q[7] = crc >> 8;
  int need = 5 + 2 * registers;
  int64_t now = nanos();
  while (now < end) {
    if (gap) wait_until(now + gap);
    if (write(fd, q, 8) != 8) fail("write");
    int have = 0;
    while (have < need) {
      int count = read(fd, in + have, need - have);
      if (count <= 0) fail("read");
      have += count;
    }
    if (crc16(in, need - 2) != (in[need - 2] | in[need - 1] << 8) || in[0] != 1 || in[1] != 3)
      fail("wrong reply");
    for (int i = 0; i < registers; i++) values[i] = in[3 + 2 * i] << 8 | in[4 + 2 * i];
    int64_t then = nanos();
    note(then - now);
    now = then;
  }
  close(fd);
}

#ifdef WITH_LIBMODBUS
static void lib(modbus_t *m, int64_t end, int registers) {
  uint16_t into[125];
  modbus_set_slave(m, 1);
  if (modbus_connect(m)) fail("libmodbus");
  int64_t now = nanos();
  while (now < end) {
    if (modbus_read_registers(m, 0, registers, into) != registers) fail("libmodbus");
    int64_t then = nanos();
    static pthread_mutex_t one = PTHREAD_MUTEX_INITIALIZER;
    pthread_mutex_lock(&one);
    note(then - now);
    pthread_mutex_unlock(&one);
    now = then;
  }
  modbus_close(m);
  modbus_free(m);
}

static int lib_port, lib_registers;
static int64_t lib_end;

static void *lib_thread(void *unused) {
  lib(modbus_new_tcp("127.0.0.1", lib_port), lib_end, lib_registers);
  return unused;
}

static void lib32(int port, int64_t end, int registers) {
  pthread_t threads[CONNECTIONS];
  lib_port = port;
  lib_end = end;
  lib_registers = registers;
  for (int i = 0; i < CONNECTIONS; i++) pthread_create(&threads[i], 0, lib_thread, 0);
  for (int i = 0; i < CONNECTIONS; i++) pthread_join(threads[i], 0);
}
#endif

int main(int argc, char **argv) {
  const char *what = argc > 1 ? argv[1] : "", *where = argc > 2 ? argv[2] : "";
  if (!strcmp(what, "serve-tcp")) serve_tcp();
  if (!strcmp(what, "serve-rtu")) serve_rtu(0);
  if (!strcmp(what, "serve-rtu-line")) serve_rtu(1);
  char line[80];
  while (fgets(line, sizeof line, stdin)) {
    int millis, registers;
    if (sscanf(line, "%d %d", &millis, &registers) != 2) return 1;
    int64_t end = nanos() + millis * 1000000LL;
    done = 0;
    if (!strcmp(what, "tcp")) run_tcp(atoi(where), end, registers);
    else if (!strcmp(what, "tcp32")) run_tcp32(atoi(where), end, registers);
    else if (!strcmp(what, "rtu")) run_rtu(where, end, registers, 0);
    else if (!strcmp(what, "rtu-line")) run_rtu(where, end, registers, T35_NANOS);
#ifdef WITH_LIBMODBUS
    else if (!strcmp(what, "lib-tcp")) lib(modbus_new_tcp("127.0.0.1", atoi(where)), end, registers);
    else if (!strcmp(what, "lib-tcp32")) lib32(atoi(where), end, registers);
    else if (!strcmp(what, "lib-rtu")) lib(modbus_new_rtu(where, 115200, 'N', 8, 1), end, registers);
#endif
    else {
      fprintf(stderr, "unknown peer %s\n", what);
      return 1;
    }
    report();
  }
  return 0;
}
