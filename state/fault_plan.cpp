// SPDX-License-Identifier: ISC
#include "state/fault_plan.hpp"

#ifdef ROOST_CHECKS

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <cerrno>
#include <charconv>
#include <climits>
#include <cstdlib>
#include <cstring>
#include <string>

#include "state/fault_kinds.hpp"

namespace state::faults {

namespace {

constexpr std::size_t k_max_rules = 16;

enum class When : std::uint8_t { always, exactly, from, chance, after_point };

struct Rule {
  int process = -1;         // -1: any
  Call call = Call::count;  // count: any
  int error = 0;            // 0: short, or a jump of the clock
  std::int64_t jump_us = 0;
  When when = When::always;
  unsigned number = 0;
  std::uint64_t seed = 0;
  std::string point{};
  std::atomic<unsigned> seen{0};
  std::atomic<bool> armed{true};
};

struct Plan {
  std::array<Rule, k_max_rules> rules;
  std::size_t count = 0;
  Plan* before = nullptr;
};

std::atomic<bool> g_read{false};
std::atomic<Plan*> g_plan{nullptr};  // never freed, with those before it: another thread may look at it
std::atomic<unsigned> g_strikes{0};
std::atomic<Process> g_process{Process::shim};

template <class Number>
bool take_number(std::string_view& text, Number& value) {
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc()) return false;
  text.remove_prefix(static_cast<std::size_t>(end - text.data()));
  return true;
}

bool parse_when(std::string_view text, Rule& rule) {
  if (text.empty()) return true;
  const char kind = text.front();
  text.remove_prefix(1);
  if (kind == '%') {
    rule.when = When::chance;
    if (!take_number(text, rule.number)) return false;
    if (text.empty()) return true;
    text.remove_prefix(1);
    return take_number(text, rule.seed) && text.empty();
  }
  if (take_number(text, rule.number)) {
    rule.when = text == "+" ? When::from : When::exactly;
    return rule.number > 0 && (text.empty() || text == "+");
  }
  rule.when = When::after_point;
  rule.point = text;
  rule.armed = false;
  return !text.empty();
}

bool parse_what(std::string_view text, Rule& rule) {
  if (text == "short") return true;
  if (rule.call != Call::clock) return (rule.error = errno_of(text)) != 0;
  if (!text.empty() && text.front() == '+') text.remove_prefix(1);
  std::int64_t seconds = 0;
  if (!take_number(text, seconds) || text != "s") return false;
  rule.jump_us = seconds * 1'000'000;
  return true;
}

bool parse_rule(std::string_view text, Rule& rule) {
  for (const auto& [prefix, process] : {std::pair("shim.", Process::shim), std::pair("host.", Process::host)}) {
    if (!text.starts_with(prefix)) continue;
    text.remove_prefix(5);
    rule.process = static_cast<int>(process);
  }
  const auto equals = text.find('=');
  if (equals == std::string_view::npos) return false;
  const std::string_view call = text.substr(0, equals);
  if (call != "*" && (rule.call = call_of(call)) == Call::count) return false;
  text.remove_prefix(equals + 1);
  const auto end = std::min(text.find_first_of("@%"), text.size());
  return parse_what(text.substr(0, end), rule) && parse_when(text.substr(end), rule);
}

Plan* parse_plan(std::string_view text) {
  auto* plan = new Plan;
  while (!text.empty()) {
    const auto end = std::min(text.find(','), text.size());
    if (plan->count == k_max_rules || !parse_rule(text.substr(0, end), plan->rules[plan->count++])) {
      delete plan;
      return nullptr;
    }
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return plan;
}

void install(Plan* plan) {
  plan->before = g_plan;
  g_plan = plan;
}

// A plan that is not understood must not look like one that never struck.
void use_plan(std::string_view text) {
  Plan* parsed = parse_plan(text);
  if (parsed == nullptr) {
    [[maybe_unused]] const auto told = ::write(STDERR_FILENO, "bad ROOST_FAULTS\n", 17);
    ::_exit(70);
  }
  install(parsed);
}

// Only processes without threads are told by file.
void use_plan_file(const char* path) {
  static std::string known;
  std::string text(1000, '\0');
  const int fd = ::open(path, O_RDONLY | O_CLOEXEC);
  const ssize_t got = fd == -1 ? 0 : ::read(fd, text.data(), text.size());
  if (fd != -1) ::close(fd);
  text.resize(got > 0 ? static_cast<std::size_t>(got) : 0);
  while (text.ends_with('\n')) text.pop_back();
  if (text == known) return;
  use_plan(text);
  known = std::move(text);
}

Plan* plan() {
  if (!g_read.load(std::memory_order_acquire)) {
    const char* text = std::getenv("ROOST_FAULTS");
    if (text != nullptr && *text == '/') use_plan_file(text);
    if (text != nullptr && *text != '/' && *text != '\0') use_plan(text);
    g_read.store(true, std::memory_order_release);
  }
  return g_plan.load(std::memory_order_acquire);
}

std::uint64_t mixed(std::uint64_t value) {
  value += 0x9e3779b97f4a7c15U;
  value = (value ^ (value >> 30)) * 0xbf58476d1ce4e5b9U;
  value = (value ^ (value >> 27)) * 0x94d049bb133111ebU;
  return value ^ (value >> 31);
}

// Counts this call, and says whether it is one to be hit.
bool strikes_now(Rule& rule, bool once) {
  if (rule.process != -1 && rule.process != static_cast<int>(g_process.load())) return false;
  const unsigned nth = rule.seen.fetch_add(1) + 1;
  switch (rule.when) {
    case When::always:
      // Every second time, for those who try again by themselves.
      return !once && (rule.error != EINTR || nth % 2 == 1);
    case When::exactly:
      return nth == rule.number;
    case When::from:
      return nth >= rule.number;
    case When::chance:
      return mixed(rule.seed * 1'000'003 + nth) % 100 < rule.number;
    case When::after_point:
      return rule.armed && !once;
  }
  return false;
}

bool on_disk(int fd) {
  if (fd >= STDIN_FILENO && fd <= STDERR_FILENO) return false;  // what the caller gave us is not on our disk
  struct stat info {};
  return fd < 0 || (::fstat(fd, &info) == 0 && S_ISREG(info.st_mode));
}

bool may_be_short(int fd, std::size_t size) {
  struct stat info {};
  if (::fstat(fd, &info) != 0) return false;
  return S_ISREG(info.st_mode) || S_ISSOCK(info.st_mode) || S_ISCHR(info.st_mode) ||
         (S_ISFIFO(info.st_mode) && size > PIPE_BUF);
}

void strike(Call call, std::string_view what) {
  g_strikes.fetch_add(1);
  trace(std::string("fault ") + std::string(name_of(call)) + " " + std::string(what));
}

}  // namespace

int error_for(Call call, int attempt, int fd) {
  Plan* now = plan();
  if (now == nullptr) return 0;
  const int before = errno;
  for (std::size_t i = 0; i < now->count; ++i) {
    Rule& rule = now->rules[i];
    if (rule.error == 0 || (rule.call != Call::count && rule.call != call)) continue;
    if (rule.call == Call::count && !can_fail(call, rule.error)) continue;
    if (needs_disk(rule.error) && !on_disk(fd)) continue;
    if (!strikes_now(rule, rule.error == EINTR && attempt > 0)) continue;
    strike(call, name_of_errno(rule.error));
    return rule.error;
  }
  errno = before;
  return 0;
}

std::size_t room_for(Call call, std::size_t size, int fd) {
  Plan* now = plan();
  if (now == nullptr || size < 2 || !may_be_short(fd, size)) return size;
  for (std::size_t i = 0; i < now->count; ++i) {
    Rule& rule = now->rules[i];
    if (rule.error != 0 || rule.call == Call::clock || (rule.call != Call::count && rule.call != call)) continue;
    if (!strikes_now(rule, false)) continue;
    strike(call, "short");
    return size / 2;
  }
  return size;
}

std::int64_t clock_jump_us() {
  Plan* now = plan();
  std::int64_t jump = 0;
  for (std::size_t i = 0; now != nullptr && i < now->count; ++i) {
    if (now->rules[i].call == Call::clock && strikes_now(now->rules[i], false)) jump += now->rules[i].jump_us;
  }
  return jump;
}

void become(Process process) {
  g_process = process;
  Plan* now = plan();
  for (std::size_t i = 0; now != nullptr && i < now->count; ++i) now->rules[i].seen = 0;
}

Process process() { return g_process; }

void reached(std::string_view point) {
  if (const char* text = std::getenv("ROOST_FAULTS"); text != nullptr && *text == '/') use_plan_file(text);
  Plan* now = plan();
  for (std::size_t i = 0; now != nullptr && i < now->count; ++i) {
    Rule& rule = now->rules[i];
    if (rule.when == When::after_point && rule.point == point) rule.armed = true;
  }
}

void trace(std::string_view text) {
  const char* path = std::getenv("ROOST_TRACE");
  if (path == nullptr || *path == '\0') return;
  const int before = errno;
  const int fd = ::open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
  if (fd != -1) {
    const std::string line =
        std::to_string(::getpid()) + (g_process == Process::host ? " host " : " shim ") + std::string(text) + "\n";
    [[maybe_unused]] const auto written = ::write(fd, line.data(), line.size());
    ::close(fd);
  }
  errno = before;
}

bool set_plan(std::string_view text) {
  Plan* parsed = parse_plan(text);
  if (parsed == nullptr) return false;
  install(parsed);
  g_read = true;
  g_strikes = 0;
  return true;
}

unsigned strikes() { return g_strikes; }

}  // namespace state::faults

#endif
