// SPDX-License-Identifier: ISC
// Whatever stands in a universe's files, the rebuild ends with a sound registry that goes on, whose counters are not
// behind the seal; or it says that the document is a newer one's, and leaves it alone.
//   input: a byte (bit 0: the journal's payloads come with their entry headers; bit 1: the seal is bytes, not numbers),
//   then document, journal, seal, parted by "%%" lines; payloads of a journal are parted by "%" lines. BOOT stands for
//   this boot's id, so that a corpus is good on any machine.
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>

#include "state/atomic_file.hpp"
#include "state/checksum.hpp"
#include "state/fd.hpp"
#include "state/locked_registry.hpp"
#include "state/recovery.hpp"
#include "state/sys.hpp"
#include "tests/fuzz/fuzz_input.hpp"

namespace {

enum Mode : unsigned { k_whole_entries = 1, k_raw_seal = 2 };

class NoWitness : public state::Witness {
 public:
  state::Result<void> ask() override { return {}; }
  bool heard_all() override { return true; }
  void complete(state::Registry&) override {}
};

std::string_view take_part(std::string_view& text, std::string_view mark) {
  const auto end = std::min(text.find(mark), text.size());
  const std::string_view part = text.substr(0, end);
  text.remove_prefix(std::min(end + mark.size(), text.size()));
  return part;
}

std::string with_boot(std::string_view text) {
  static const std::string boot = state::current_boot_id();
  std::string out(text);
  for (auto at = out.find("BOOT"); at != std::string::npos; at = out.find("BOOT", at + boot.size()))
    out.replace(at, 4, boot);
  return out;
}

// The first is a snapshot, and each is the commit after the one before.
std::string journal_of(std::string_view payloads) {
  std::string text;
  for (std::uint64_t generation = 1; !payloads.empty(); ++generation) {
    const std::string payload = with_boot(take_part(payloads, "\n%\n"));
    text += (generation == 1 ? "snapshot " : "changes ") + std::to_string(generation) + ' ' +
            std::to_string(payload.size()) + ' ' + std::to_string(state::checksum(payload, generation)) + '\n' +
            payload;
  }
  return text;
}

state::Seal seal_of(std::string_view numbers) {
  state::Seal seal;
  seal.boot = state::checksum(state::current_boot_id());
  for (auto* const field : {&seal.generation, &seal.epoch, &seal.next_session, &seal.next_window, &seal.next_pane,
                            &seal.next_buffer, &seal.journal_size})
    *field = fuzz::take_byte(numbers);
  return seal;
}

// Memory rather than a disk, where there is such a folder.
const state::StateDir& universe() {
  static const state::StateDir dir = [] {
    std::string path = ::access("/dev/shm", W_OK) == 0 ? "/dev/shm/roost-XXXXXX" : "/tmp/roost-XXXXXX";
    fuzz::require(::mkdtemp(path.data()) != nullptr, "a folder can be made");
    static std::string made;
    made = path;
    std::atexit([] { std::filesystem::remove_all(made); });
    return state::StateDir::at(path + "/universe");
  }();
  return dir;
}

void put(const std::string& path, std::string_view text) {
  const state::Fd file(::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600));
  fuzz::require(file && state::write_all(file.get(), text).has_value(), "a file can be written");
}

void set_up(unsigned mode, std::string_view input) {
  const auto& dir = universe();
  std::filesystem::remove_all(dir.path());
  fuzz::require(dir.create().has_value(), "the folder can be made");
  if (const auto document = take_part(input, "\n%%\n"); !document.empty())
    put(dir.registry_path(), with_boot(document));
  if (const auto journal = take_part(input, "\n%%\n"); !journal.empty())
    put(dir.journal_path(), (mode & k_whole_entries) != 0 ? with_boot(journal) : journal_of(journal));
  const state::Fd lock(::open(dir.lock_path().c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600));
  if (input.empty()) return;
  if ((mode & k_raw_seal) == 0) return state::write_seal(lock.get(), seal_of(input));
  fuzz::require(::pwrite(lock.get(), input.data(), input.size(), state::k_lock_advice_size) >= 0, "a seal is written");
}

void check_goes_on(const state::Seal& before) {
  const auto& dir = universe();
  auto registry = state::read_registry(dir);
  if (!registry) {
    fuzz::require(registry.error().code == state::ErrorCode::not_found, "what was rebuilt can be read");
  } else {
    fuzz::require(registry->damage().has_value() && registry->check_invariants().has_value(), "it is sound");
    const state::Head& head = registry->counters();
    fuzz::require(head.next_pane >= before.next_pane && head.next_window >= before.next_window &&
                      head.next_session >= before.next_session && head.next_buffer >= before.next_buffer,
                  "no id is used again");
  }
  const auto changed = state::transact(dir, [](state::Registry& r) { return r.edit_head(), state::Result<void>(); });
  fuzz::require(changed.has_value(), "the next command works");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string_view input = fuzz::text_of(data, size);
  const unsigned mode = fuzz::take_byte(input);
  set_up(mode, input);
  const auto seal = state::read_seal(universe());
  const auto document = state::read_file(universe().registry_path());
  NoWitness nobody;
  const auto recovered = state::recover(universe(), nobody);
  if (recovered) {
    check_goes_on(seal.value_or(state::Seal{}));
    return 0;
  }
  fuzz::require(recovered.error().code == state::ErrorCode::unsupported, "only a newer document is refused");
  const auto now = state::read_file(universe().registry_path());
  fuzz::require(document && now && *now == *document, "and is left alone");
  return 0;
}
