// SPDX-License-Identifier: ISC
#include "state/seal.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <bit>
#include <charconv>

#include "state/checksum.hpp"
#include "state/fd.hpp"
#include "state/file_lock.hpp"
#include "state/sys_calls.hpp"

namespace state {

namespace {

constexpr std::string_view k_name = "seal 1";
constexpr std::size_t k_fields = sizeof(Seal) / sizeof(std::uint64_t);
constexpr std::size_t k_digits = 16;
// The name, the fields and their checksum, each after a blank, and a newline.
constexpr std::size_t k_size = k_name.size() + (k_fields + 1) * (k_digits + 1) + 1;
using Fields = std::array<std::uint64_t, k_fields>;

std::uint64_t this_boot() { return checksum(current_boot_id()); }

void put_hex(std::string& text, std::uint64_t value) {
  text += ' ';
  for (int shift = 60; shift >= 0; shift -= 4) text += "0123456789abcdef"[(value >> shift) & 0xf];
}

bool take_hex(std::string_view& text, std::uint64_t& value) {
  if (text.size() <= k_digits || text.front() != ' ') return false;
  const auto [end, error] = std::from_chars(text.data() + 1, text.data() + 1 + k_digits, value, 16);
  text.remove_prefix(1 + k_digits);
  return error == std::errc() && end == text.data();
}

std::string encode(const Seal& seal) {
  std::string text(k_name);
  text.reserve(k_size);
  for (const auto field : std::bit_cast<Fields>(seal)) put_hex(text, field);
  put_hex(text, checksum(text));
  return text + '\n';
}

std::optional<Seal> decode(std::string_view text) {
  if (text.size() != k_size || !text.starts_with(k_name)) return std::nullopt;
  const auto summed = text.substr(0, k_size - 1 - (k_digits + 1));
  text.remove_prefix(k_name.size());
  Fields fields{};
  for (auto& field : fields)
    if (!take_hex(text, field)) return std::nullopt;
  std::uint64_t sum = 0;
  if (!take_hex(text, sum) || sum != checksum(summed)) return std::nullopt;
  return std::bit_cast<Seal>(fields);
}

}  // namespace

FileStamp stamp_of(const struct stat& info) {
  return {info.st_dev, info.st_ino, static_cast<std::uint64_t>(info.st_size),
          static_cast<std::uint64_t>(info.st_mtim.tv_sec) * 1'000'000'000U +
              static_cast<std::uint64_t>(info.st_mtim.tv_nsec)};
}

std::optional<Seal> read_seal(int lock_file) {
  char text[k_size];
  const auto got = sys::pread(lock_file, text, sizeof text, k_lock_advice_size);
  if (got != static_cast<ssize_t>(k_size)) return std::nullopt;
  const auto seal = decode({text, sizeof text});
  return seal && seal->boot == this_boot() ? seal : std::nullopt;
}

std::optional<Seal> read_seal(const StateDir& dir) {
  const Fd file(sys::open(dir.lock_path().c_str(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC));
  return file ? read_seal(file.get()) : std::nullopt;
}

void write_seal(int lock_file, const Seal& seal) {
  const std::string text = encode(seal);
  [[maybe_unused]] const auto written = sys::pwrite(lock_file, text.data(), text.size(), k_lock_advice_size);
}

Seal seal_for(const Registry& registry, const FileStamp& document, std::uint64_t journal_size) {
  const Head& head = registry.counters();
  return {this_boot(),    head.generation,  head.epoch, head.next_session, head.next_window,
          head.next_pane, head.next_buffer, document,   journal_size};
}

void raise_counters(Registry& registry, const Seal& seal) {
  const Head& now = registry.counters();
  if (now.generation >= seal.generation && now.epoch >= seal.epoch && now.next_session >= seal.next_session &&
      now.next_window >= seal.next_window && now.next_pane >= seal.next_pane && now.next_buffer >= seal.next_buffer)
    return;
  Head& head = registry.edit_head();
  const auto raise = [](auto& counter, std::uint64_t least) {
    using Counter = std::remove_reference_t<decltype(counter)>;
    counter = static_cast<Counter>(std::max<std::uint64_t>(counter, least));
  };
  raise(head.generation, seal.generation);
  raise(head.epoch, seal.epoch);
  raise(head.next_session, seal.next_session);
  raise(head.next_window, seal.next_window);
  raise(head.next_pane, seal.next_pane);
  raise(head.next_buffer, seal.next_buffer);
}

}  // namespace state
