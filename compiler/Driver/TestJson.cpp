//===- TestJson.cpp - Test output as JSON events --------------------------===//

#include "compiler/Driver/TestJson.h"

#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/ConvertUTF.h"
#include "llvm/Support/Format.h"
#include "llvm/Support/raw_ostream.h"

#include <cmath>
#include <ctime>

using namespace zokor::driver;
using llvm::StringRef;

//===----------------------------------------------------------------------===//
// JSON
//===----------------------------------------------------------------------===//

/// The length of the valid UTF-8 sequence at the front of Text, or 0.
static size_t sequenceLength(StringRef Text) {
  auto *At = reinterpret_cast<const llvm::UTF8 *>(Text.begin());
  llvm::UTF32 Rune;
  auto *Begin = At;
  if (llvm::convertUTF8Sequence(
          &At, reinterpret_cast<const llvm::UTF8 *>(Text.end()), &Rune,
          llvm::strictConversion) != llvm::conversionOK)
    return 0;
  return size_t(At - Begin);
}

std::string zokor::driver::quoteJson(StringRef Text) {
  std::string Result = "\"";
  llvm::raw_string_ostream OS(Result);
  while (!Text.empty()) {
    unsigned char Ch = Text[0];
    size_t Size = 1;
    if (Ch == '"' || Ch == '\\')
      OS << '\\' << Ch;
    else if (Ch == '\n')
      OS << "\\n";
    else if (Ch == '\r')
      OS << "\\r";
    else if (Ch == '\t')
      OS << "\\t";
    else if (Ch < ' ' || Ch == '<' || Ch == '>' || Ch == '&')
      OS << llvm::format("\\u%04x", unsigned(Ch));
    else if (Ch < 0x80)
      OS << Ch;
    else if (Size = sequenceLength(Text); Size == 0)
      OS << "\\ufffd", Size = 1;
    else if (Text.starts_with("\u2028") || Text.starts_with("\u2029"))
      OS << (Text[2] == '\xa8' ? "\\u2028" : "\\u2029");
    else
      OS << Text.take_front(Size);
    Text = Text.drop_front(Size);
  }
  OS << '"';
  return Result;
}

/// The shortest digits that stand for the number.
static std::string formatNumber(double Value) {
  std::string Text;
  for (int Digits = 1; Digits <= 17; ++Digits) {
    Text.clear();
    llvm::raw_string_ostream(Text) << llvm::format("%.*g", Digits, Value);
    double Back;
    if (!StringRef(Text).getAsDouble(Back) && Back == Value)
      break;
  }
  return Text;
}

/// The time in RFC 3339 form, with the fraction of the second as far as it is
/// not zero.
static std::string currentTime() {
  timespec Now;
  clock_gettime(CLOCK_REALTIME, &Now);
  tm Local;
  localtime_r(&Now.tv_sec, &Local);
  char Text[64];
  strftime(Text, sizeof Text, "%Y-%m-%dT%H:%M:%S", &Local);
  std::string Result = Text;
  llvm::raw_string_ostream OS(Result);
  if (Now.tv_nsec) {
    std::string Fraction;
    llvm::raw_string_ostream(Fraction)
        << llvm::format("%09ld", long(Now.tv_nsec));
    OS << '.' << StringRef(Fraction).rtrim('0');
  }
  long Offset = Local.tm_gmtoff / 60;
  if (Offset)
    OS << (Offset < 0 ? '-' : '+')
       << llvm::format("%02ld:%02ld", std::labs(Offset) / 60,
                       std::labs(Offset) % 60);
  else
    OS << 'Z';
  return Result;
}

void TestJson::writeEvent(const Event &E, const StringRef *Text) {
  std::string Line = "{";
  if (Times)
    Line += "\"Time\":\"" + currentTime() + "\",";
  Line += "\"Action\":\"" + E.Action + "\"";
  if (!Package.empty())
    Line += ",\"Package\":" + quoteJson(Package);
  if (StringRef Name = E.Test.empty() ? Test : E.Test; !Name.empty())
    Line += ",\"Test\":" + quoteJson(Name);
  if (Times && !E.Elapsed.empty())
    Line += ",\"Elapsed\":" + E.Elapsed;
  if (Text)
    Line += ",\"Output\":" + quoteJson(*Text);
  Emit(Line + "}\n");
}

void TestJson::writeOutput(StringRef Text) {
  writeEvent({"output", "", ""}, &Text);
}

//===----------------------------------------------------------------------===//
// Lines
//===----------------------------------------------------------------------===//

/// How much of Text may be cut off without dividing a character.
static size_t wholeCharacters(StringRef Text) {
  for (size_t I = 1; I < 4 && I <= Text.size(); ++I) {
    unsigned char Ch = Text[Text.size() - I];
    if ((Ch & 0xC0) == 0x80)
      continue;
    size_t Needed = Ch >= 0xF0 ? 4 : Ch >= 0xE0 ? 3 : Ch >= 0xC0 ? 2 : 1;
    return Needed > I ? Text.size() - I : Text.size();
  }
  return Text.size();
}

/// Hands over the name of a benchmark whose result is not there yet.
bool TestJson::Lines::splitBenchmark(size_t From) {
  StringRef Name = StringRef(Held).substr(From).split('\t').first;
  if (InLine || From + Name.size() == Held.size())
    return false;
  StringRef Tail = Name.rtrim(' ');
  if (!Tail.consume_front("Benchmark") ||
      (!Tail.empty() && llvm::isLower(Tail[0])))
    return false;
  Part(StringRef(Held).substr(From, Name.size() + 1));
  Held.erase(0, From + Name.size() + 1);
  return InLine = true;
}

void TestJson::Lines::write(StringRef Text) {
  while (!Text.empty()) {
    size_t Room = std::min(Capacity - Held.size(), Text.size());
    Held += Text.take_front(Room);
    Text = Text.drop_front(Room);
    size_t From = 0;
    for (size_t End; (End = Held.find('\n', From)) != std::string::npos;
         From = End + 1) {
      StringRef Whole = StringRef(Held).slice(From, End + 1);
      InLine ? Part(Whole) : Line(Whole);
      InLine = false;
    }
    if (splitBenchmark(From))
      continue;
    if (From == 0 && Held.size() == Capacity) {
      From = wholeCharacters(Held);
      Part(StringRef(Held).take_front(From));
      InLine = true;
    }
    Held.erase(0, From);
  }
}

void TestJson::Lines::flush() {
  if (!Held.empty())
    Part(Held);
  Held.clear();
}

//===----------------------------------------------------------------------===//
// Meaning
//===----------------------------------------------------------------------===//

/// Writes the results of the tests at this depth or deeper.
void TestJson::flushReports(size_t Depth) {
  Test.clear();
  while (Reports.size() > Depth) {
    Event E = std::move(Reports.back());
    Reports.pop_back();
    writeEvent(E);
  }
}

/// "=== RUN   TestX" and the like.
bool TestJson::updateLine(StringRef Line) {
  if (!Line.starts_with("=== RUN   ") && !Line.starts_with("=== PAUSE ") &&
      !Line.starts_with("=== CONT  "))
    return false;
  flushReports(0);
  Test = Line.drop_front(10).trim().str();
  std::string Action = Line.substr(4, 6).trim().lower();
  bool Pause = Action == "pause";
  if (Pause)
    Output.write(Line);
  writeEvent({Action, "", ""});
  if (!Pause)
    Output.write(Line);
  return true;
}

/// "--- PASS: TestX (0.01s)" and the like, indented or not.
bool TestJson::reportLine(StringRef Line) {
  StringRef Text = Line;
  size_t Depth = 0;
  while (Text.consume_front("    "))
    ++Depth;
  bool Known =
      Text.starts_with("--- PASS: ") || Text.starts_with("--- FAIL: ") ||
      Text.starts_with("--- SKIP: ") || Text.starts_with("--- BENCH: ");
  if (!Known) {
    // Output of a subtest that was reported stands below it.
    if (Depth > 0 && Depth <= Reports.size())
      Test = Reports[Depth - 1].Test;
    return false;
  }
  if (Reports.size() < Depth)
    return false;
  auto [Action, Rest] = Text.drop_front(4).split(':');
  StringRef Name = Rest.trim();
  Event E{Action.lower(), "", ""};
  if (size_t Space = Name.find(" ("); Space != StringRef::npos) {
    StringRef Time = Name.substr(Space + 2);
    double Seconds;
    if (Time.consume_back("s)") && !Time.getAsDouble(Seconds))
      E.Elapsed = formatNumber(Seconds);
    Name = Name.take_front(Space);
  }
  flushReports(Depth);
  E.Test = Test = Name.str();
  Reports.push_back(std::move(E));
  Output.write(Line);
  return true;
}

void TestJson::inputLine(StringRef Line) {
  bool Pass = Line == "PASS\n";
  if (Pass || Line == "FAIL\n" || Line.starts_with("FAIL\t")) {
    flushReports(0);
    Output.write(Line);
    Result = Pass ? "pass" : "fail";
    return;
  }
  if (Line.starts_with("?   \t") && Line.ends_with("\t[no test files]\n") &&
      Reports.empty())
    Result = "skip";
  if (!updateLine(Line) && !reportLine(Line))
    Output.write(Line);
}

void TestJson::write(StringRef Text) { Input.write(Text); }

void TestJson::close() {
  Input.flush();
  Output.flush();
  if (Result.empty())
    return;
  std::chrono::duration<double, std::milli> Time =
      std::chrono::steady_clock::now() - Start;
  writeEvent({Result, "", formatNumber(std::round(Time.count()) / 1000)});
}
