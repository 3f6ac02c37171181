//===- TestMain.cpp - The program that runs a package's tests -------------===//
//
// The go command's main package for tests, word for word where it can be seen:
// package testing and its testdeps are GOROOT's and expect to be called in this
// way. Which functions are tests is decided by their names and the look of
// their signatures before anything is type-checked. What an example has to
// print is the last comment in its body; comments are not in the tree, so
// bodies are scanned for them here.
//
//===----------------------------------------------------------------------===//

#include "compiler/Build/TestMain.h"

#include "compiler/Package/Paths.h"
#include "compiler/Parse/Parser.h"
#include "compiler/Types/Quote.h"

#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/ConvertUTF.h"
#include "llvm/Support/raw_ostream.h"

#include <clocale>
#include <cwctype>

using namespace zokor;
using namespace zokor::build;
using llvm::StringRef;

//===----------------------------------------------------------------------===//
// Names and signatures
//===----------------------------------------------------------------------===//

static bool startsWithLower(StringRef Text) {
  auto *At = reinterpret_cast<const llvm::UTF8 *>(Text.begin());
  llvm::UTF32 Rune = 0;
  if (llvm::convertUTF8Sequence(
          &At, reinterpret_cast<const llvm::UTF8 *>(Text.end()), &Rune,
          llvm::strictConversion) != llvm::conversionOK)
    return false;
  static locale_t Unicode = newlocale(LC_CTYPE_MASK, "C.UTF-8", nullptr);
  return Unicode ? iswlower_l(wint_t(Rune), Unicode)
                 : Rune >= 'a' && Rune <= 'z';
}

/// Is Name the prefix, or the prefix and a word of its own (TestX and Test_x,
/// not Testx)?
static bool isTestName(StringRef Name, StringRef Prefix) {
  return Name.consume_front(Prefix) && (Name.empty() || !startsWithLower(Name));
}

/// Does the function look like `func(*testing.Arg)`? How package testing is
/// called in the file is not known here.
static bool hasTestSignature(const ast::FuncDecl &F, StringRef Arg) {
  if (!F.Signature || !F.Signature->Results.empty() ||
      F.Signature->Params.size() != 1)
    return false;
  auto *Star = llvm::dyn_cast_or_null<ast::StarExpr>(
      F.Signature->Params.front().FieldType);
  if (!Star)
    return false;
  if (auto *Name = llvm::dyn_cast<ast::Ident>(Star->X))
    return Name->Name.str() == Arg;
  auto *Sel = llvm::dyn_cast<ast::SelectorExpr>(Star->X);
  return Sel && Sel->Sel && Sel->Sel->Name.str() == Arg;
}

//===----------------------------------------------------------------------===//
// Comments
//===----------------------------------------------------------------------===//

/// Moves behind a string or character literal that begins at I.
static size_t skipLiteral(StringRef Text, size_t I) {
  char Quote = Text[I++];
  for (; I < Text.size() && Text[I] != Quote; ++I)
    if (Text[I] == '\\' && Quote != '`')
      ++I;
  return I + 1;
}

/// The comments of the last group in Text, which follows a brace: adjacent,
/// with nothing but white space between them and no empty line. Comments behind
/// code are a group of that line.
static std::vector<StringRef> lastComments(StringRef Text) {
  std::vector<StringRef> Group;
  bool Open = false;      // may the next comment join?
  bool BehindCode = true; // on this line
  unsigned Newlines = 0, Allowed = 0;
  for (size_t I = 0; I < Text.size();) {
    char Ch = Text[I];
    StringRef Rest = Text.substr(I);
    bool Line = Rest.starts_with("//");
    if (Line || Rest.starts_with("/*")) {
      size_t End = Rest.find(Line ? "\n" : "*/", Line ? 0 : 2);
      StringRef Comment =
          Rest.take_front(End == StringRef::npos ? End : End + (Line ? 0 : 2));
      if (!Open || Newlines > Allowed) {
        Group.clear();
        Allowed = BehindCode ? 0 : 1;
      }
      Group.push_back(Comment);
      Open = true;
      Newlines = 0;
      I += Comment.size();
      continue;
    }
    if (Ch == '\n') {
      ++Newlines;
      BehindCode = false;
    } else if (!llvm::isSpace(Ch)) {
      Open = false;
      BehindCode = true;
    }
    I = Ch == '"' || Ch == '\'' || Ch == '`' ? skipLiteral(Text, I) : I + 1;
  }
  return Group;
}

/// Is the text behind `//` a directive such as `go:noinline`?
static bool isDirective(StringRef Text) {
  if (Text.starts_with("line ") || Text.starts_with("extern ") ||
      Text.starts_with("export "))
    return true;
  auto IsWord = [](char Ch) { return llvm::isDigit(Ch) || llvm::isLower(Ch); };
  auto [Tool, Rest] = Text.split(':');
  return !Tool.empty() && Tool.size() < Text.size() && !Rest.empty() &&
         llvm::all_of(Tool, IsWord) && IsWord(Rest[0]);
}

/// The text of comments as go/ast gives it: without markers, directives, and
/// white space at line ends; empty lines at both ends vanish and others are
/// kept one at a time.
static std::string commentText(llvm::ArrayRef<StringRef> Comments) {
  std::vector<std::string> Lines;
  for (StringRef Comment : Comments) {
    std::string Plain;
    for (char Ch : Comment)
      if (Ch != '\r')
        Plain += Ch;
    StringRef Text = Plain;
    if (Text.consume_front("//")) {
      if (!Text.consume_front(" ") && isDirective(Text))
        continue;
    } else {
      Text = Text.drop_front(2);
      Text.consume_back("*/");
    }
    llvm::SmallVector<StringRef, 8> Parts;
    Text.split(Parts, '\n');
    for (StringRef Part : Parts)
      Lines.push_back(Part.rtrim(" \t").str());
  }
  std::string Result;
  bool Gap = false;
  for (const std::string &Line : Lines) {
    if (Line.empty()) {
      Gap = !Result.empty();
      continue;
    }
    Result += (Gap ? "\n" : "") + Line + "\n";
    Gap = false;
  }
  return Result;
}

/// What an example with this body has to print; false if it does not say.
static bool readOutput(StringRef Body, TestFunction &Example) {
  std::string Whole = commentText(lastComments(Body));
  StringRef Text = StringRef(Whole).ltrim(" \t\n\f\r\v");
  Example.Unordered = Text.consume_front_insensitive("unordered ");
  if (!Text.consume_front_insensitive("output:"))
    return false;
  Text = Text.ltrim(' ');
  Text.consume_front("\n");
  Example.Output = Text.str();
  return true;
}

//===----------------------------------------------------------------------===//
// Reading files
//===----------------------------------------------------------------------===//

/// Reads the declarations of test files.
struct TestMain::Reader {
  TestMain &Main;
  Session S;
  StringRef WorkDir;
  std::string Package; ///< "_test" or "_xtest"
  bool *Import, *Need;
  StringRef Path; ///< of the file, absolute
  std::string Error;

  bool file(const package::SourceText &Source);
  bool function(const ast::FuncDecl &F);
  bool add(const ast::FuncDecl &F, StringRef Arg,
           std::vector<TestFunction> &To);
  bool check(const ast::FuncDecl &F, StringRef Arg);
  void example(const ast::FuncDecl &F, StringRef Text);
};

bool TestMain::Reader::check(const ast::FuncDecl &F, StringRef Arg) {
  StringRef Name = F.Name->Name.str();
  std::string Why;
  if (!hasTestSignature(F, Arg))
    Why =
        ("must be: func " + Name + "(" + Arg.lower() + " *testing." + Arg + ")")
            .str();
  if (!F.TypeParams.empty())
    Why = "test functions cannot have type parameters";
  if (Why.empty())
    return true;
  // The declaration begins with its keyword.
  SourceFile &File = *S.Sources.fileOf(F.At);
  size_t Keyword = File.text().take_front(File.offset(F.At)).rfind("func");
  Location At = S.Sources.locate(
      Keyword == StringRef::npos ? F.At : File.pos(uint32_t(Keyword)));
  // As in the go command, unlike in messages of the parser.
  Error = (Path + ":" + llvm::Twine(At.Line) + ":" + llvm::Twine(At.Column) +
           ": wrong signature for " + Name + ", " + Why + "\n")
              .str();
  return false;
}

bool TestMain::Reader::add(const ast::FuncDecl &F, StringRef Arg,
                           std::vector<TestFunction> &To) {
  if (!check(F, Arg))
    return false;
  To.push_back({Package, F.Name->Name.str().str()});
  *Import = *Need = true;
  return true;
}

bool TestMain::Reader::function(const ast::FuncDecl &F) {
  StringRef Name = F.Name->Name.str();
  if (Name == "TestMain" && !hasTestSignature(F, "T")) {
    if (!check(F, "M"))
      return false;
    if (Main.Main) {
      Error = "multiple definitions of TestMain\n";
      return false;
    }
    Main.Main = TestFunction{Package, Name.str()};
    *Import = *Need = true;
    return true;
  }
  if (isTestName(Name, "Test"))
    return add(F, "T", Main.Tests);
  if (isTestName(Name, "Benchmark"))
    return add(F, "B", Main.Benchmarks);
  if (isTestName(Name, "Fuzz"))
    return add(F, "F", Main.FuzzTargets);
  return true;
}

void TestMain::Reader::example(const ast::FuncDecl &F, StringRef Text) {
  StringRef Name = F.Name->Name.str();
  if (!isTestName(Name, "Example") || !F.Signature ||
      !F.Signature->Params.empty() || !F.hasBody())
    return;
  // It is compiled whether it is run or not.
  *Import = true;
  TestFunction Example{Package, Name.str()};
  size_t Begin = S.Sources.fileOf(F.BodyBegin)->offset(F.BodyBegin),
         End = S.Sources.fileOf(F.BodyBegin)->offset(F.BodyEnd);
  if (!readOutput(Text.slice(Begin + 1, End), Example))
    return;
  Main.Examples.push_back(std::move(Example));
  *Need = true;
}

bool TestMain::Reader::file(const package::SourceText &Source) {
  Path = Source.Path;
  SourceFile &File = S.Sources.add(
      package::shortPath(WorkDir, Source.Path),
      llvm::MemoryBuffer::getMemBuffer(Source.Buffer->getMemBufferRef()));
  ParseOptions Options;
  Options.SkipBodies = true;
  ast::File *Tree = parseFile(S, File, Options);
  if (S.Diags.hasErrors()) {
    llvm::raw_string_ostream OS(Error);
    S.Diags.flush(OS);
    return false;
  }
  std::vector<const ast::FuncDecl *> Functions;
  for (const ast::Decl *D : Tree->Decls)
    if (auto *F = llvm::dyn_cast<ast::FuncDecl>(D); F && !F->HasRecv && F->Name)
      Functions.push_back(F);
  for (const ast::FuncDecl *F : Functions)
    if (!function(*F))
      return false;
  for (const ast::FuncDecl *F : Functions)
    example(*F, Source.Buffer->getBuffer());
  return true;
}

bool TestMain::read(const package::PackageInfo &Info, StringRef WorkDir,
                    std::string &Error) {
  for (bool External : {false, true}) {
    Reader R{*this,
             {},
             WorkDir,
             External ? "_xtest" : "_test",
             External ? &ImportXTest : &ImportTest,
             External ? &NeedXTest : &NeedTest,
             {},
             {}};
    for (const package::SourceText &Source :
         External ? Info.XTestSources : Info.TestSources)
      if (!R.file(Source)) {
        Error = R.Error;
        return false;
      }
  }
  ImportTest |= !Info.GoFiles.empty() || !Info.TestGoFiles.empty();
  ImportXTest |= !Info.XTestGoFiles.empty();
  return true;
}

//===----------------------------------------------------------------------===//
// The text
//===----------------------------------------------------------------------===//

static void printTable(llvm::raw_ostream &OS, StringRef Name, StringRef Type,
                       const std::vector<TestFunction> &Functions,
                       bool Examples = false) {
  OS << "var " << Name << " = []testing." << Type << "{\n";
  for (const TestFunction &F : Functions) {
    OS << "\t{\"" << F.Name << "\", " << F.Package << '.' << F.Name;
    if (Examples)
      OS << ", " << quoteString(F.Output) << ", "
         << (F.Unordered ? "true" : "false");
    OS << "},\n";
  }
  OS << "}\n\n";
}

/// The counters of all files, for package testing.
static void printCoverage(llvm::raw_ostream &OS,
                          const std::vector<CoveredFile> &Covered) {
  OS << R"(var (
	coverCounters = make(map[string][]uint32)
	coverBlocks = make(map[string][]testing.CoverBlock)
)

func init() {
)";
  for (auto [I, File] : llvm::enumerate(Covered)) {
    std::string Variable = "_cover" + std::to_string(I) + "." + File.Variable;
    OS << "\tcoverRegisterFile(" << quoteString(File.File) << ", " << Variable
       << ".Count[:], " << Variable << ".Pos[:], " << Variable
       << ".NumStmt[:])\n";
  }
  OS << R"(}

func coverRegisterFile(fileName string, counter []uint32, pos []uint32, numStmts []uint16) {
	if 3*len(counter) != len(pos) || len(counter) != len(numStmts) {
		panic("coverage: mismatched sizes")
	}
	if coverCounters[fileName] != nil {
		return
	}
	coverCounters[fileName] = counter
	block := make([]testing.CoverBlock, len(counter))
	for i := range counter {
		block[i] = testing.CoverBlock{
			Line0: pos[3*i+0],
			Col0: uint16(pos[3*i+2]),
			Line1: pos[3*i+1],
			Col1: uint16(pos[3*i+2]>>16),
			Stmts: numStmts[i],
		}
	}
	coverBlocks[fileName] = block
}

)";
}

/// A function that takes what matches out of the tables.
static void printSkip(llvm::raw_ostream &OS, StringRef Pattern) {
  OS << "func skip() {\n\tre, err := _regexp.Compile(" << quoteString(Pattern)
     << R"()
	if err != nil {
		println("testing: invalid regexp for -test.skip:", err.Error())
		os.Exit(1)
	}
)";
  for (StringRef Table : {"tests", "benchmarks", "fuzzTargets", "examples"})
    OS << "\tfor i := 0; i < len(" << Table << "); {\n\t\tif re.MatchString("
       << Table << "[i].Name) {\n\t\t\t" << Table << " = append(" << Table
       << "[:i], " << Table << "[i+1:]...)\n\t\t} else {\n\t\t\ti++\n"
       << "\t\t}\n\t}\n";
  OS << "}\n\n";
}

/// The import path that benchmarks print.
static std::string shownPath(const package::PackageInfo &Info) {
  StringRef Path = Info.ImportPath;
  return Path.starts_with("_/") || Path == "command-line-arguments"
             ? ""
             : Path.str();
}

std::string TestMain::text(const package::PackageInfo &Info) const {
  std::string Text;
  llvm::raw_string_ostream OS(Text);
  OS << "// Code generated by 'zokor test'. DO NOT EDIT.\n\npackage main\n\n"
        "import (\n\t\"os\"\n";
  if (Main)
    OS << "\t\"reflect\"\n";
  OS << "\t\"testing\"\n\t\"testing/internal/testdeps\"\n";
  if (ImportTest)
    OS << '\t' << (NeedTest ? "_test" : "_") << ' '
       << quoteString(Info.ImportPath) << '\n';
  if (ImportXTest)
    OS << '\t' << (NeedXTest ? "_xtest" : "_") << ' '
       << quoteString(Info.ImportPath + "_test") << '\n';
  if (!Skip.empty())
    OS << "\t_regexp \"regexp\"\n";
  for (auto [I, File] : llvm::enumerate(Covered))
    OS << "\t_cover" << I << ' ' << quoteString(File.Path) << '\n';
  OS << ")\n\n";
  printTable(OS, "tests", "InternalTest", Tests);
  printTable(OS, "benchmarks", "InternalBenchmark", Benchmarks);
  printTable(OS, "fuzzTargets", "InternalFuzzTarget", FuzzTargets);
  printTable(OS, "examples", "InternalExample", Examples, true);
  OS << "func init() {\n\ttestdeps.ImportPath = "
     << quoteString(shownPath(Info)) << "\n}\n\n";
  if (!CoverMode.empty())
    printCoverage(OS, Covered);
  if (!Skip.empty())
    printSkip(OS, Skip);
  OS << "func main() {\n";
  if (!Skip.empty())
    OS << "\tskip()\n";
  if (!CoverMode.empty())
    OS << "\ttesting.RegisterCover(testing.Cover{\n\t\tMode: "
       << quoteString(CoverMode)
       << ",\n\t\tCounters: coverCounters,\n\t\tBlocks: coverBlocks,\n"
          "\t\tCoveredPackages: "
       << quoteString(CoveredPackages) << ",\n\t})\n";
  OS << "\tm := testing.MainStart(testdeps.TestDeps{}, tests, benchmarks, "
        "fuzzTargets, examples)\n";
  if (Main)
    OS << '\t' << Main->Package << '.' << Main->Name
       << "(m)\n\tos.Exit(int(reflect.ValueOf(m).Elem().FieldByName("
          "\"exitCode\").Int()))\n";
  else
    OS << "\tos.Exit(m.Run())\n";
  OS << "}\n";
  return Text;
}
